from reports.organisation_rows import chosen
from reports.sample import blank_row
from xieshang_cli.model.rows import CommitteeRow, DivisionRow, ResponsibilityRow, StationRow, VisitFindingRow, VisitRow
from xieshang_cli.reports.document import Document, Table
from xieshang_cli.reports.responsibility import responsibility

ONE, TWO, THREE = "620302001", "620302002", "620302003"
FOUND = {"visit": "v-0001", "committee": "620302", "found_on": "2026-05-06", "text": "没有标识"}
ROWS = {
    "committees": [CommitteeRow("620302", "政协金川区委员会", None)],
    "divisions": [DivisionRow(code, f"街道{code[-1]}", "street", None) for code in (ONE, TWO, THREE)]
    + [DivisionRow("620302", "金川区", "county", None)],
    "stations": [StationRow(ONE, "一站", None, None), StationRow(TWO, "二站", None, None)],
    "responsibilities": [
        blank_row(ResponsibilityRow, division=ONE, committee="620302", name="张三", member="620302-m-2k7x"),
        blank_row(ResponsibilityRow, division=TWO, committee="620302", name="张三", member="620302-m-2k7x"),
        blank_row(ResponsibilityRow, division=TWO, committee="620302", name="李四"),
        blank_row(ResponsibilityRow, division=THREE, committee="620302", name="王五", end="2026-01-01"),
    ],
    "visits": [
        VisitRow("v-0001", "620302", "2026-05-06", "2026-05-06", "620302-m-2k7x\n李四", f"{ONE} {TWO}", 3),
        VisitRow("v-0002", "620302", "2026-06-06", "2026-06-06", "科长", ONE, 0),
    ],
    "visit_findings": [
        blank_row(VisitFindingRow, id="f-0001", station=ONE, put_right_on="2026-06", due_last="2026-05-30", **FOUND),
        blank_row(VisitFindingRow, id="f-0002", station=TWO, due_last="2026-05-30", **FOUND),
        blank_row(VisitFindingRow, id="f-0003", due_last="2026-12-30", **FOUND),
    ],
}


def rows(document: Document, block: int) -> list[list[object]]:
    table = document.blocks[block]
    assert isinstance(table, Table)
    return [list(row) for row in table.rows]


def test_leaders_with_their_divisions_visits_and_findings() -> None:
    assert rows(responsibility(chosen(ROWS)), 0) == [
        ["张三", "政协金川区委员会", ("街道1", "街道2"), 2, 1, 3, 1, 1, 1],
        ["李四", "政协金川区委员会", ("街道2",), 1, 1, 3, 1, 1, 1],
        ["合计（不重复）", "", "2 个", 2, 2, 3, 1, 1, 1],
    ]


def test_divisions_with_holes_and_double_cover() -> None:
    document = responsibility(chosen(ROWS))
    assert rows(document, 1) == [
        ["金川区", "上级没有包抓记录", None, 2, 2, 2, 1, 1, 0, "620302"],
        ["街道1", "有人包抓", ("张三",), 1, 2, 1, 1, 0, 0, ONE],
        ["街道2", "多人包抓", ("张三", "李四"), 1, 1, 1, 0, 1, 0, TWO],
        ["街道3", "无人包抓", "", 0, 0, 0, 0, 0, 0, THREE],
        ["合计（不重复）", "", "", 2, 2, 3, 1, 1, 1, ""],
    ]
    assert "1 次督导的人员不在包抓领导之中，只计入合计。" in document.notes
    assert "1 个督导发现的问题没有记录是哪个工作站，只计入按领导和合计。" in document.notes


def test_where_nobody_keeps_records_there_are_no_zeros() -> None:
    document = responsibility(chosen({"divisions": ROWS["divisions"], "stations": ROWS["stations"]}))
    assert all(row[4:9] == [None] * 5 for row in rows(document, 1))
    assert document.counts["not_recorded"] == 4
