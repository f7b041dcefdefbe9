from reports.organisation_rows import chosen, council_row, member_row, room_row
from reports.sample import STATION, blank_row
from xieshang_cli.model.rows import AssignmentRow, DivisionRow, LeaderRow, PostRow, SpecialCommitteeRow, StationRow
from xieshang_cli.model.vocabulary import Level
from xieshang_cli.reports.document import Document, Table
from xieshang_cli.reports.rosters import rosters

DIVISION = DivisionRow(STATION, "滨河路街道", "street", None)
ROWS = {
    "stations": [StationRow(STATION, "滨河路工作站", None, None), StationRow("620302002", "桂林路工作站", None, None)],
    "posts": [
        blank_row(PostRow, station=STATION, post="副站长", name="李四", member="620302-m-3k7x", first="2022-01-01"),
        blank_row(
            PostRow,
            station=STATION,
            post="站长",
            name="张三",
            party_post="党工委副书记",
            since="2025",
            first="2025-01-01",
        ),
        blank_row(PostRow, station=STATION, post="站长", name="前任", end="2025-01-01"),
    ],
    "members": [member_row("620302-m-3k7x", "李四", circle="农业"), member_row("62-m-2k7x", "王五")],
    "leaders": [blank_row(LeaderRow, member="62-m-2k7x", committee="62", name="王五", post="副主席")],
    "special_committees": [blank_row(SpecialCommitteeRow, id="6203-s-2k7x", committee="6203", name="文史委")],
    "assignments": [
        blank_row(AssignmentRow, station=STATION, who=who) for who in ("6203-s-2k7x", "620302-m-3k7x", "62-m-2k7x")
    ],
    "councils": [council_row(STATION, name="议事会", composition='{"群众代表": "5余"}')],
    "rooms": [
        room_row(STATION, name="议事室", place="社区二楼"),
        room_row(STATION, name="老议事室", end="2020-01-01"),
        room_row(f"{STATION}001"),
    ],
}


def entries(document: Document) -> list[list[object]]:
    table = document.blocks[0]
    assert isinstance(table, Table)
    return [list(row) for row in table.rows]


def test_a_station_lists_posts_forces_by_level_councils_and_rooms() -> None:
    assert [row[1:5] for row in entries(rosters(chosen(ROWS)))] == [
        ["任职", "", "张三", "站长 (党工委副书记)"],
        ["任职", Level.COUNTY, "李四", "副站长"],
        ["下沉领导", Level.PROVINCE, "王五", "副主席"],
        ["下沉委员", Level.COUNTY, "李四", ""],
        ["下沉专委会", Level.PREFECTURE, "文史委", ""],
        ["协商议事会", "", "议事会", ("群众代表 5余",)],
        ["协商议事室", "", "议事室", "社区二楼"],
        ["协商议事室", "", f"{STATION}001", None],
    ]


def test_what_is_private_is_not_even_a_column() -> None:
    document = rosters(chosen(ROWS))
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert not {"phone", "address"} & {column.key for column in table.columns}
    assert isinstance(document.data, list)
    assert all(not {"phone", "address"} & set(line) for line in document.data)


def test_phones_stand_with_members_and_it_is_said_who_has_none() -> None:
    document = rosters(chosen(ROWS, contacts={"620302-m-3k7x": ("13900000000", None)}))
    assert [row[8:10] for row in entries(document)] == [
        [None, None],
        ["13900000000", None],
        [None, None],
        ["13900000000", None],
        *[["", ""]] * 4,
    ]
    assert "3 人中有 2 人没有登记电话。" in document.notes


def test_a_station_nobody_recorded_anything_of_has_no_zeros() -> None:
    document = rosters(chosen(ROWS))
    table = document.blocks[1]
    assert isinstance(table, Table)
    assert [list(row) for row in table.rows] == [
        ["滨河路工作站", 2, 1, 1, 1, 1, 2, ""],
        ["桂林路工作站", None, None, None, None, None, None, "没有记录"],
        ["合计", 2, 1, 1, 1, 1, 2, ""],
    ]
    assert "1 个工作站没有名册记录：桂林路工作站。" in document.notes


def test_a_council_without_a_name_goes_by_its_place_not_by_the_station_there() -> None:
    document = rosters(chosen({**ROWS, "councils": [council_row(STATION)], "divisions": [DIVISION]}))
    assert [row[3] for row in entries(document) if row[1] == "协商议事会"] == ["滨河路街道"]
