from datetime import date
from typing import Any

from reports.sample import STATION, selection, task_row, topic_row
from xieshang_cli.model.organisation import Handover, Station
from xieshang_cli.model.rows import (
    AssignmentRow,
    CouncilRow,
    LeaderRow,
    MemberRow,
    ResponsibilityRow,
    RoomRow,
    SpecialCommitteeRow,
    VisitFindingRow,
)
from xieshang_cli.reports.document import Document, Entries, Table
from xieshang_cli.reports.papers.handing import Handing, first_week
from xieshang_cli.reports.papers.handover import handover_pack

DATED = (None, None, None, None)
COUNTY, PROVINCE = "620302-m-0001", "62-m-0001"


def handing(on: str = "2026-11-23", contacts: Any = None, **rows: Any) -> Handing:
    posts = [
        {"post": "联络员", "name": "周敏", "member": COUNTY},
        {"post": "站长", "name": "张明", "party_post": "党工委副书记"},
        {"post": "站长", "name": "王强", "until": "2020"},
    ]
    station = Station.model_validate({"code": STATION, "name": "滨河路站", "posts": posts})
    handover = Handover.model_validate({"id": "h-0001", "post": "站长", "from": "张明", "to": "李华", "on": on})
    return Handing(station, handover, selection(contacts=contacts, station=STATION, **rows))


def member(identity: str, name: str, employer: str | None) -> MemberRow:
    facts = {
        "id": identity,
        "committee": identity[: identity.index("-")],
        "name": name,
        "employer": employer,
        "circle": "农业",
    }
    blank: dict[str, Any] = dict.fromkeys(MemberRow._fields)
    return MemberRow(**{**blank, **facts})


def table(document: Document, key: str) -> list[list[Any]]:
    return next(
        [list(row) for row in block.rows] for block in document.blocks if isinstance(block, Table) and block.key == key
    )


def lines(document: Document, key: str) -> list[tuple[str, str]]:
    found = next(block for block in document.blocks if isinstance(block, Entries) and block.key == key)
    return [(entry.text, entry.note) for entry in found.items]


def finding(identity: str, due: str | None, put_right_on: str | None = None) -> VisitFindingRow:
    return VisitFindingRow(identity, "v-0001", "620302", STATION, "2026-11", "没有标识牌", due, due, put_right_on)


def test_the_first_week_ends_after_seven_days_and_begins_with_what_is_late() -> None:
    tasks = [
        task_row("t-soon", due="2026-11-30", due_last="2026-11-30"),
        task_row("t-late", due="2026-11-01", due_last="2026-11-01", claimed_on="2026-11-01", state="claimed"),
        task_row("t-next", due="2026-12-01", due_last="2026-12-01"),
        task_row("t-none"),
        task_row("t-done", due="2026-11-01", due_last="2026-11-01", state="done"),
    ]
    found = [finding("f-0001", "2026-11-25"), finding("f-0002", None), finding("f-0003", "2026-11-25", "2026-11-20")]
    due = first_week(handing(tasks=tasks, visit_findings=found))
    assert [(one.item.rpartition("/")[2], one.last) for one in due] == [
        ("t-late", date(2026, 11, 1)),
        ("f-0001", date(2026, 11, 25)),
        ("t-soon", date(2026, 11, 30)),
    ]
    assert due[0].command == "xieshang task confirm t-late --by 确认人 --role 身份"


def test_of_a_day_known_in_part_the_week_begins_today() -> None:
    assert handing(on="2026-11").day == date(2026, 11, 23)
    assert handing(on="2026-11-02").day == date(2026, 11, 2)


def test_people_are_the_stations_own_the_leaders_and_members_by_level() -> None:
    document = handover_pack(
        handing(
            contacts={COUNTY: ("13800000001", None)},
            members=[member(COUNTY, "周敏", "区教育局"), member(PROVINCE, "吴刚", None)],
            special_committees=[SpecialCommitteeRow("620302-s-0001", "620302", "提案委员会", *DATED)],
            leaders=[LeaderRow(PROVINCE, "62", "吴刚", "副主席", *DATED)],
            assignments=[
                AssignmentRow(STATION, PROVINCE, *DATED),
                AssignmentRow(STATION, "620302-s-0001", *DATED),
                AssignmentRow(STATION, COUNTY, *DATED),
                AssignmentRow(STATION, "620302-m-0009", "2020", "2020-01-01", "2021", "2021-01-01"),
            ],
            responsibilities=[
                ResponsibilityRow("620302", "6203", "赵明", None, *DATED),
                ResponsibilityRow(STATION, "620302", "钱进", None, *DATED),
            ],
        )
    )
    assert table(document, "contacts") == [
        ["站长", "张明", "党工委副书记", None],
        ["联络员", "周敏", "区教育局", "13800000001"],
        ["包抓乡级", "钱进", None, None],
        ["包抓县级", "赵明", None, None],
        ["县级下沉委员", "周敏", "区教育局", "13800000001"],
        ["县级下沉专委会", "提案委员会", None, None],
        ["省级下沉委员", "吴刚", "副主席", None],
    ]


def test_rooms_say_what_is_not_met_and_whether_anybody_looked() -> None:
    rooms = [
        RoomRow("w-0001", STATION, STATION, "一号议事室", None, *DATED, "2026-03", "标识\n制度"),
        RoomRow("w-0002", STATION, STATION, None, "文化站", *DATED, "2026-03", None),
        RoomRow("w-0003", STATION, STATION, None, None, *DATED, None, None),
        RoomRow("w-0004", STATION, STATION, "停用的", None, None, None, "2020", "2020-01-01", None, None),
    ]
    councils = [CouncilRow("c-0001", STATION, STATION, "街道议事会", "{}", "2022", "2022-01-01", None, None)]
    document = handover_pack(handing(rooms=rooms, councils=councils))
    assert lines(document, "rooms") == [
        ("一号议事室", "2026年3月检查，未达到：标识、制度"),
        ("文化站", "2026年3月检查，都已达到"),
        ("滨河路工作站", "没有检查过"),
    ]
    assert lines(document, "councils") == [("街道议事会", "2022年起")]


def test_topics_stand_under_their_step_in_its_order() -> None:
    topics = [
        topic_row("late", step="implement", holder="620302002"),
        topic_row("new0"),
        topic_row("gone", status="closed"),
    ]
    document = handover_pack(handing(topics=topics))
    found = next(block for block in document.blocks if isinstance(block, Entries) and block.key == "topics")
    assert [(entry.text, [child.note for child in entry.children]) for entry in found.items] == [
        ("收集议题：1 个", [""]),
        ("办理实施：1 个", ["现由桂林路工作站办理"]),
    ]
    assert document.counts["topics"] == 2
