from typing import Any

from reports.organisation_rows import chosen, member_row
from reports.sample import STATION, blank_row
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import PostRow, StationRow
from xieshang_cli.reports.document import Document, Table
from xieshang_cli.reports.vacancies import vacancies

OTHER = "620302002"
SPAN = {"since": "2022-01-01", "first": "2022-01-01"}
ENDED = {"until": "2026-08-15", "end": "2026-08-15"}
ROWS: dict[str, Any] = {
    "stations": [
        StationRow(STATION, "滨河路工作站", "2020-01-01", None, "2020-01-01"),
        StationRow(OTHER, "桂林路工作站", None, None),
        StationRow("620302003", "未来站", "2027", None, "2027-01-01"),
    ],
    "posts": [
        blank_row(PostRow, station=STATION, post="站长", name="前任", **SPAN, **ENDED),
        blank_row(PostRow, station=STATION, post="站长", name="后任", since="2026-12-01", first="2026-12-01"),
        blank_row(PostRow, station=OTHER, post="站长", name="张三", member="620302-m-2k7x", **SPAN),
        blank_row(PostRow, station=OTHER, post="副站长", name="李四", **SPAN),
    ],
    "members": [],
}


def rows(document: Document, block: int) -> list[list[object]]:
    table = document.blocks[block]
    assert isinstance(table, Table)
    return [list(row) for row in table.rows]


def test_the_longest_comes_first_with_its_last_and_next_holder() -> None:
    document = vacancies(chosen(ROWS))
    assert [row[:6] for row in rows(document, 0)] == [
        ["滨河路工作站", "副站长", PartialDate("2020-01-01"), 2518, None, "没有任职记录，从建站起算"],
        ["滨河路工作站", "站长", PartialDate("2026-08-15"), 100, "前任", "后任 将于 2026-12-01 到任"],
    ]
    assert document.counts["stations_with_vacancies"] == 1
    assert "1 个工作站到这一天还没有成立，未计入。" in document.notes


def test_a_station_without_any_posts_may_only_lack_records() -> None:
    document = vacancies(chosen({"stations": [StationRow(OTHER, "桂林路工作站", None, None)]}))
    assert [row[2:6] for row in rows(document, 0)] == [[None, None, None, "没有任职记录"]] * 2
    assert "其中 1 个站没有任何任职记录，是空缺还是没有记，不得而知。" in document.notes


def test_a_head_who_is_no_member_is_listed_with_the_day_of_co_option() -> None:
    late = blank_row(PostRow, station=STATION, post="站长", name="王五", co_option_due="2026-09", **SPAN)
    document = vacancies(chosen({**ROWS, "posts": [*ROWS["posts"], late]}))
    assert [[row[0], *row[4:]] for row in rows(document, 1)] == [
        ["滨河路工作站", PartialDate("2026-09"), 54, ""],
        ["桂林路工作站", None, None, "名册里没有这个委员编码"],
    ]


def test_a_head_who_is_a_member_is_not() -> None:
    document = vacancies(chosen({**ROWS, "members": [member_row("620302-m-2k7x")]}))
    assert rows(document, 1) == []
    left = vacancies(chosen({**ROWS, "members": [member_row("620302-m-2k7x", end="2026-01-01")]}))
    assert rows(left, 1)[0][-1] == "当天不在任委员"
