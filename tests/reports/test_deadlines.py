from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.model.partial import PartialDate
from xieshang_cli.reports.deadlines import days_since, due_with_mark, is_due_soon, is_overdue, time_left

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (None, "期限未记录"),
        ("2026-11-28", "还剩 5 天"),
        ("2026-11-23", "今天到期"),
        ("2026-11-20", "逾期 3 天"),
        ("2026-11", "本月底到期"),
        ("2026", "本年底到期"),
        ("2027-02", "最迟 2027-02-28 到期"),
        ("2028", "最迟 2028-12-31 到期"),
        ("2026-10", "至少逾期 23 天"),
        ("2025", "至少逾期 327 天"),
    ],
)
def test_time_left_in_words(due: str | None, words: str) -> None:
    assert time_left(PartialDate(due) if due else None, TODAY) == words


@pytest.mark.parametrize(
    ("due", "shown"),
    [(None, None), ("2026-11", "2026-11"), ("2026-11-23", "2026-11-23"), ("2026-11-22", "2026-11-22 (逾期 1 天)")],
)
def test_a_deadline_is_marked_only_once_it_has_passed(due: str | None, shown: str | None) -> None:
    assert due_with_mark(PartialDate(due) if due else None, TODAY) == shown


def test_days_since_reads_days_and_moments_and_is_never_negative() -> None:
    assert days_since("2026-11-20", TODAY) == 3
    assert days_since("2026-11-20T23:59:59+08:00", TODAY) == 3
    assert days_since("2026-12-01", TODAY) == 0
    assert days_since(None, TODAY) is None


@given(st.dates(), st.dates(), st.integers(0, 60))
def test_a_deadline_is_overdue_or_soon_or_later_never_two_of_them(last: date, today: date, days: int) -> None:
    late, soon = is_overdue(last, today), is_due_soon(last, today, days)
    assert not (late and soon)
    assert late == (last < today)
    assert soon == (0 <= (last - today).days <= days)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.sampled_from([4, 7, 10]))
def test_no_deadline_is_overdue_before_its_last_possible_day(day: date, length: int) -> None:
    due = PartialDate(day.isoformat()[:length])
    assert not is_overdue(due.latest, due.latest)
    assert "逾期" not in time_left(due, due.latest)
