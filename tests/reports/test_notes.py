import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.sample import STATION, selection, topic_row
from xieshang_cli.model.partial import Count, CountTotal, PartialDate
from xieshang_cli.reports.notes import attendance_note, attendance_total, selection_note

COUNTS = st.lists(st.sampled_from(["0", "14", "约30", "50余", "未知"]).map(Count), max_size=6)


@given(COUNTS)
def test_a_row_gives_back_what_its_counts_added_up_to(counts: list[Count]) -> None:
    total = CountTotal.add_up(counts)
    found = attendance_total(
        topic_row(
            sessions=total.of,
            attendances=total.number,
            attendances_approximate=total.approximate,
            attendances_unknown=total.unknown,
            attendances_typed=total.typed,
        )
    )
    assert found == total


@given(st.integers(0, 9), st.integers(0, 500), st.integers(0, 5), st.integers(0, 5))
def test_a_number_is_never_passed_off_as_unknown(sessions: int, number: int, approximate: int, unknown: int) -> None:
    row = topic_row(
        sessions=sessions,
        attendances=number,
        attendances_approximate=approximate,
        attendances_unknown=unknown,
    )
    total = attendance_total(row)
    assert total.of >= total.approximate + total.unknown
    assert number == 0 or total.unknown < total.of


@given(st.lists(COUNTS.map(CountTotal.add_up), max_size=5))
def test_the_sum_says_how_much_of_it_is_not_known(totals: list[CountTotal]) -> None:
    number, approximate, unknown = (
        sum(getattr(total, part) for total in totals) for part in ("number", "approximate", "unknown")
    )
    said = attendance_note(totals)
    assert said.startswith(f"参加合计 {number} 人次")
    assert (f"其中约数 {approximate} 处" in said) == (approximate > 0)
    assert (f"另有 {unknown} 处未记录、未计入" in said) == (unknown > 0)


@pytest.mark.parametrize(
    ("place", "period", "said"),
    [
        ({}, (None, None), "范围：全部工作站；不限时间。"),
        ({"station": STATION}, ("2026-01", None), "范围：滨河路工作站；2026-01 以来。"),
        ({"division": "620302"}, (None, "2026-06-30"), "范围：620302；截至 2026-06-30。"),
        (
            {"division": "620302", "station": STATION},
            ("2026-01", "2026-06"),
            "范围：滨河路工作站；2026-01 至 2026-06。",
        ),
    ],
)
def test_what_was_asked_for_is_said(place: dict[str, str], period: tuple[str | None, str | None], said: str) -> None:
    start, end = (PartialDate(day) if day else None for day in period)
    assert selection_note(selection(period=(start, end), **place)) == said
