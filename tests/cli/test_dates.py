from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.cli.dates import NoSuchDayError, Prefer, UnclearDateError, partial_date

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026", "2026"),
        ("2026年", "2026"),
        ("2026-03", "2026-03"),
        ("2026-3", "2026-03"),
        ("2026.3", "2026-03"),
        ("2026年3月", "2026-03"),
        ("2026-3-2", "2026-03-02"),
        ("2026.3.2", "2026-03-02"),
        ("2026/3/2", "2026-03-02"),
        ("20260302", "2026-03-02"),
        ("2026年3月2日", "2026-03-02"),
        ("2026 年 3 月 2 号", "2026-03-02"),
        ("２０２６年３月２日", "2026-03-02"),
        ("２０２６．３．２", "2026-03-02"),
        ("2024-2-29", "2024-02-29"),
        ("3月2日", "2026-03-02"),
        ("11月23日", "2026-11-23"),
        ("11月24日", "2025-11-24"),
        ("2月29日", "2024-02-29"),
        ("12月", "2025-12"),
        ("11月", "2026-11"),
        ("今天", "2026-11-23"),
        ("昨天", "2026-11-22"),
        ("前天", "2026-11-21"),
        ("明天", "2026-11-24"),
        ("后天", "2026-11-25"),
        ("Today", "2026-11-23"),
        ("yesterday", "2026-11-22"),
        ("上周五", "2026-11-20"),
        ("本周日", "2026-11-29"),
        ("下星期天", "2026-12-06"),
        ("3天前", "2026-11-20"),
        ("10天后", "2026-12-03"),
        ("上个月", "2026-10"),
        ("去年", "2025"),
    ],
)
def test_understood(typed: str, meant: str) -> None:
    assert partial_date(typed, MONDAY).text == meant


@pytest.mark.parametrize(
    ("typed", "prefer", "meant"),
    [
        ("11月22日", "future", "2027-11-22"),
        ("11月23日", "future", "2026-11-23"),
        ("11月", "future", "2026-11"),
        ("10月", "future", "2027-10"),
        ("2月29日", "future", "2028-02-29"),
    ],
)
def test_what_is_due_lies_ahead(typed: str, prefer: Prefer, meant: str) -> None:
    assert partial_date(typed, MONDAY, prefer).text == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "5",
        "03/04/2024",
        "3-2",
        "3.2",
        "26-03-02",
        "202603",
        "2026-3.2",
        "周五",
        "2026-03-02 14:30",
        "1026-03-02",
        "很快",
    ],
)
def test_several_readings_are_refused(typed: str) -> None:
    with pytest.raises(UnclearDateError, match="看不懂日期"):
        partial_date(typed, MONDAY)


@pytest.mark.parametrize("typed", ["2026-02-30", "2026-13", "20261301", "2026年2月29日", "2月30日", "13月"])
def test_days_that_do_not_exist_are_refused(typed: str) -> None:
    with pytest.raises(NoSuchDayError):
        partial_date(typed, MONDAY)


@given(
    day=st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    form=st.sampled_from(["%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日"]),
)
def test_every_day_in_every_form(day: date, form: str) -> None:
    assert partial_date(day.strftime(form), MONDAY).text == day.isoformat()


@given(today=st.dates(date(1910, 1, 1), date(2090, 1, 1)), ahead=st.integers(0, 364))
def test_day_without_year_is_the_nearest(today: date, ahead: int) -> None:
    later, earlier = today + timedelta(days=ahead), today - timedelta(days=ahead)
    assert partial_date(f"{later.month}月{later.day}日", today, "future").earliest <= later
    assert partial_date(f"{earlier.month}月{earlier.day}日", today, "past").latest >= earlier
