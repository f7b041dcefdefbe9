from datetime import date
from typing import Any

from hypothesis import given, settings

from reports.organisation_rows import chosen, council_row, member_row, organisations, room_row
from reports.sample import blank_row
from reports.test_organisation_reports import SCOPES
from xieshang_cli.model.rows import AssignmentRow, CommitteeRow, DivisionRow, LeaderRow, PostRow, StationRow
from xieshang_cli.reports.counting import whole
from xieshang_cli.reports.coverage import coverage
from xieshang_cli.reports.coverage_items import coverage_counted
from xieshang_cli.reports.document import Bars, Document, Rate, Table

ONE, TWO = "620302001", "620302002"
DIVISIONS = [
    DivisionRow("620302", "金川区", "county", "2018-03", "2018-03-01", "pilot"),
    DivisionRow(ONE, "滨河路街道", "street", "2018", "2018-01-01", "pilot"),
    DivisionRow(TWO, "宁远堡镇", "town", "2020-05", "2020-05-01", "rollout"),
    DivisionRow("620302003", "工业园", "other", None, None, None),
    DivisionRow("620321", "永昌县", "county", None),
    DivisionRow("620321100", "城关镇", "town", "2027-01", "2027-01-01", None),
]
ROWS: dict[str, Any] = {
    "divisions": DIVISIONS,
    "stations": [StationRow(ONE, "滨河路工作站", "2019", None, "2019-01-01")],
    "committees": [CommitteeRow("620302", "政协金川区委员会", None)],
    "members": [
        member_row("620302-m-2k7x", "张三", first="2022-01-01"),
        member_row("620302-m-3k7x", "李四"),
        member_row("620302-m-4k7x", "王五", first="2022-01-01", end="2026-11-23"),
    ],
    "leaders": [blank_row(LeaderRow, member="620302-m-2k7x", committee="620302", name="张三", post="主席")],
    "assignments": [blank_row(AssignmentRow, station=ONE, who="620302-m-2k7x", first="2022-01-01")],
}


def figure(document: Document, subject: str, over: str) -> Rate:
    assert isinstance(document.data, dict)
    (found,) = [part["rate"] for part in document.data["figures"] if (part["subject"], part["over"]) == (subject, over)]
    assert isinstance(found, Rate)
    return found


def test_a_county_without_records_and_a_division_of_no_known_kind_are_left_out() -> None:
    document = coverage(chosen(ROWS))
    assert figure(document, "township_station", "township_level") == Rate(1, 2, 2)
    assert figure(document, "township_station", "street") == Rate(1, 1)
    assert figure(document, "township_station", "town") == Rate(0, 1, 1)
    assert figure(document, "township_station", "unclear") == Rate(0, 0, 1)
    assert document.counts["without_records"] == 1
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert [(row[0], row[1], row[-2]) for row in table.rows] == [
        ("金川区", Rate(1, 2, 1), ""),
        ("永昌县", None, "没有记录"),
        ("合计", Rate(1, 2, 2), ""),
    ]
    assert "乡镇、街道的委员工作站：2 个没有记录或类型不明，未计入；如果都算没有，是 1/4 (25.0%)。" in document.notes


def test_members_of_the_day_are_counted_once_and_leaders_among_them() -> None:
    document = coverage(chosen(ROWS))
    assert figure(document, "members", "county") == figure(document, "members", "all_levels") == Rate(1, 2)
    assert figure(document, "leaders", "county") == Rate(1, 1)
    assert figure(document, "members", "province") == Rate(0, 0)
    before = coverage(chosen(ROWS, as_of=date(2026, 11, 22)))
    assert figure(before, "members", "county") == Rate(1, 3)
    assert "1 名委员没有记录任委员日期，当作在任。" in document.notes


def test_a_station_counts_from_the_day_it_was_founded() -> None:
    for day, stations in ((date(2018, 12, 31), 0), (date(2019, 1, 1), 1)):
        found = figure(coverage(chosen(ROWS, as_of=day)), "township_station", "street")
        assert found == Rate(stations, 1)


def test_both_needs_a_council_and_a_room_of_the_day() -> None:
    rows = {
        **ROWS,
        "councils": [council_row(ONE), council_row(TWO)],
        "rooms": [room_row(ONE), room_row(TWO, end="2026")],
    }
    document = coverage(chosen(rows))
    assert figure(document, "township_council", "township_level") == Rate(2, 2, 2)
    assert figure(document, "township_both", "township_level") == Rate(1, 2, 2)
    assert figure(document, "village_council", "village_level") == Rate(0, 0)


def test_an_assignment_to_no_station_and_of_strangers_is_said() -> None:
    more = [
        blank_row(AssignmentRow, station="620302009", who="620302-m-3k7x"),
        blank_row(AssignmentRow, station=ONE, who="620302-m-9999"),
        blank_row(AssignmentRow, station=ONE, who="62-m-2k7x"),
    ]
    rows = {**ROWS, "assignments": [*ROWS["assignments"], *more]}
    document = coverage(chosen(rows, division="620302"))
    assert figure(document, "members", "county") == Rate(1, 2)
    assert "1 项下沉指向没有登记的工作站，未计入。" in document.notes
    assert "1 个下沉的编码在委员、专委会名册里没有，未计入。" in document.notes
    assert "另有范围以外的政协下沉到这里的委员、专委会 1 个，未计入。" in document.notes


def test_a_post_at_a_station_counts_as_assigned_and_nobody_counts_twice() -> None:
    posts = [
        blank_row(PostRow, station=ONE, post="副站长", name="张三", member="620302-m-2k7x"),
        blank_row(PostRow, station=ONE, post="站长", name="李四", member="620302-m-3k7x", first="2026-01-01"),
        blank_row(PostRow, station=ONE, post="联络员", name="赵六"),
    ]
    rows = {**ROWS, "posts": posts, "divisions": DIVISIONS[:4]}
    document = coverage(chosen(rows))
    assert figure(document, "members", "county") == Rate(2, 2)
    assert figure(coverage(chosen(rows, as_of=date(2025, 12, 31))), "members", "county") == Rate(1, 3)
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert [row[-3] for row in table.rows if row[0] == "滨河路工作站"] == ["委员 2 人"]


def test_one_county_gets_a_line_a_township() -> None:
    rows = {**ROWS, "divisions": DIVISIONS[:4]}
    table = coverage(chosen(rows)).blocks[1]
    assert isinstance(table, Table)
    assert [(row[0], row[1], row[-3], row[-2]) for row in table.rows] == [
        ("政协金川区委员会", "", "", ""),
        ("滨河路工作站", Rate(1, 1), "委员 1 人", ""),
        ("宁远堡镇", Rate(0, 1), "", "没有记录"),
        ("工业园", None, "", "没有记录"),
        ("合计", Rate(1, 2, 1), "", ""),
    ]


def test_years_add_up_pilots_and_roll_out() -> None:
    document = coverage(chosen(ROWS))
    counties, townships = (block for block in document.blocks if isinstance(block, Bars))
    assert [(bar.label, bar.value, bar.note) for bar in townships.items][:3] == [
        ("2018", 1, "试点 1、推广 0"),
        ("2019", 1, "试点 1、推广 0"),
        ("2020", 2, "试点 1、推广 1"),
    ]
    assert [bar.label for bar in counties.items] == [str(year) for year in range(2018, 2027)]
    assert "乡镇、街道共 4 个，没有记录开展日期的 1 个，之后才开展的 1 个，逐年累计未计入。" in document.notes


@settings(max_examples=30)
@given(rows=organisations(), asked=SCOPES)
def test_what_stands_behind_a_share_is_the_share(rows: dict[str, Any], asked: dict[str, Any]) -> None:
    selection = chosen(rows, **asked)
    document, counted = coverage(selection), coverage_counted(selection)
    sums = whole(counted.items)
    assert isinstance(document.data, dict)
    shown = {(part["subject"], part["over"]): part["rate"] for part in document.data["figures"]}
    explained = {place_of(known.key): sums.value(known) for known in counted.figures}
    for place, value in explained.items():
        assert shown.get(place, Rate(0, 0)) == value
    assert {place for place in shown if place[1] != "unclear"} <= explained.keys()
    assert all(known.rest is not None for known in counted.figures)


def place_of(key: str) -> tuple[str, str]:
    """Give the subject of a figure and what it is over, as the report names them."""
    name, *rest = key.split(".")
    if name not in {"township", "village"}:
        return name, rest[0] if rest else "all_levels"
    platform, *kind = rest
    return f"{name}_{platform}", kind[0] if kind else f"{name}_level"
