from reports.organisation_rows import chosen, member_row
from reports.sample import STATION, blank_row, session_row, topic_row
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import AssignmentRow, CommitteeRow, DutyRow, ResearchRow
from xieshang_cli.reports.document import Document, Facts, Rate, Table
from xieshang_cli.reports.members import members

ZHANG, LI, NAMESAKE = "620302-m-2k7x", "620302-m-3k7x", "6203-m-2k7x"
YEAR = (PartialDate("2026"), PartialDate("2026"))
HELD = {"held_on": "2026-05-06", "held_from": "2026-05-06"}
ROWS = {
    "committees": [CommitteeRow("620302", "政协金川区委员会", None)],
    "members": [member_row(ZHANG, "张三"), member_row(LI, "李四"), member_row(NAMESAKE, "李四")],
    "assignments": [blank_row(AssignmentRow, station=STATION, who=NAMESAKE)],
    "sessions": [
        session_row("s001", members=f"{ZHANG}/present/in-person {LI}/excused/-", agreements=2, **HELD),
        session_row("s002", members=f"{ZHANG}/present/remote", agreements=1, topics=f"{STATION}-2026-aaaa", **HELD),
        session_row("s003", members=f"{ZHANG}/absent/in-person", agreements=4, **HELD),
        session_row("s004", members=f"{ZHANG}/present/in-person", planned_for="2026-12-01"),
    ],
    "research": [
        blank_row(
            ResearchRow, id="r-0001", topic=f"{STATION}-2026-aaaa", station=STATION, on="2026-04", by="张三\n李四"
        ),
        blank_row(ResearchRow, id="r-0002", topic=f"{STATION}-2026-aaaa", station=STATION, by=ZHANG),
    ],
    "duties": [
        blank_row(DutyRow, station=STATION, on="2026-06-03", on_from="2026-06-03", members="张三", visitors="约5"),
        blank_row(DutyRow, station=STATION, on="2026-12-02", on_from="2026-12-02", members="张三"),
    ],
    "topics": [
        topic_row(
            "aaaa", title="路灯", claimed_by="张三", status="closed", decided_on="2026-03", tasks=2, tasks_done=1
        ),
        topic_row("bbbb", title="停车", claimed_by=ZHANG, step="decide", decided_on="2026-06-01"),
        topic_row("cccc", title="去年", claimed_by="张三", decided_on="2025-12-31", raised_on="2025-11-01"),
        topic_row("dddd", title="不知哪年", claimed_by="张三"),
    ],
}


def lines(document: Document) -> dict[str, list[object]]:
    (table,) = document.blocks
    assert isinstance(table, Table)
    return {str(row[-1]): list(row) for row in table.rows}


def test_a_line_says_what_was_done_and_what_came_of_it() -> None:
    document = members(chosen(ROWS, period=YEAR))
    zhang = lines(document)[ZHANG]
    assert zhang[3:14] == [Rate(2, 3), 0, 1, 1, 0, 2, 1, 3, Rate(1, 1), Rate(1, 2), 1]
    assert document.title == "委员履职情况 2026"


def test_a_name_counts_only_when_one_member_has_it() -> None:
    document = members(chosen(ROWS, period=YEAR))
    assert lines(document)[LI][3:9] == [Rate(0, 1), 1, 0, 0, 0, 0]
    assert lines(document)[NAMESAKE][3:] == [*[None] * 11, "没有履职记录", NAMESAKE]
    assert "1 处只写了姓名，而同名的委员不止一位，未计入：李四。" in document.notes
    assert document.counts["ambiguous"] == 1


def test_a_claim_of_no_known_day_is_left_out_and_said() -> None:
    document = members(chosen(ROWS, period=YEAR))
    assert "1 个认领的议题没有审定和提出日期，不知是否在这段时间，未计入。" in document.notes
    assert lines(members(chosen(ROWS)))[ZHANG][12] == Rate(1, 4)


def test_a_station_has_those_assigned_and_a_division_its_committees() -> None:
    assert set(lines(members(chosen(ROWS, station=STATION)))) == {NAMESAKE, ""}
    assert set(lines(members(chosen(ROWS, division="620302")))) == {ZHANG, LI, ""}


def test_the_sheet_of_one_member_tells_all_in_order_of_days() -> None:
    document = members(chosen(ROWS, member=ZHANG, period=YEAR))
    facts, deeds, summary = document.blocks
    assert document.title == "张三 履职档案 2026"
    assert isinstance(facts, Facts)
    assert isinstance(deeds, Table)
    assert isinstance(summary, Facts)
    assert [(str(row[0]), row[1], row[3], row[4], row[5]) for row in deeds.rows] == [
        ("2026-03", "认领议题", "路灯", "已办结", "已办结，任务办结 1/2"),
        ("2026-04", "议前调研", "路灯", "", ""),
        ("2026-05-06", "协商会", f"{STATION}-2026-0001", "出席、现场", "共识 2 项"),
        ("2026-05-06", "协商会", "路灯", "出席、远程", "共识 1 项"),
        ("2026-05-06", "协商会", f"{STATION}-2026-0001", "缺席", "共识 4 项"),
        ("2026-06-01", "认领议题", "停车", "进行中", "确定议题，任务办结 0/0"),
        ("2026-06-03", "值班", "", "", "接待 约5 人次"),
        ("None", "议前调研", "路灯", "", ""),
    ]
    said = {fact.key: fact.value for fact in summary.items}
    assert said["attendance"] == Rate(2, 3)
    assert said["modes"] == ("现场 1", "远程 1")
    assert said["claimed"] == "2 个：列入协商 1，已办结 1；任务办结 1/2"
