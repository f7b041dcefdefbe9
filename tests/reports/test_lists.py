from reports.sample import STATION, facts_of, late_topic, request_row, selection, session_row, task_row, topic_row
from xieshang_cli.model.partial import CountTotal, PartialDate
from xieshang_cli.model.rows import DivisionRow, PostRow, StationRow
from xieshang_cli.model.vocabulary import DivisionKind, TaskState
from xieshang_cli.reports.division_list import division_list
from xieshang_cli.reports.document import Document, Table
from xieshang_cli.reports.request_list import request_list
from xieshang_cli.reports.session_list import session_list
from xieshang_cli.reports.station_list import station_list
from xieshang_cli.reports.task_list import task_list
from xieshang_cli.reports.topic_list import topic_list


def rows(document: Document) -> list[list[object]]:
    (block,) = document.blocks
    assert isinstance(block, Table)
    return [list(row) for row in block.rows]


def tails(document: Document) -> list[str]:
    return [str(row[0])[-4:] for row in rows(document)]


def test_topics_go_by_what_needs_doing_first() -> None:
    topics = [
        topic_row("end1", status="closed", closed_on="2026-01-01"),
        topic_row("end2", status="closed", closed_on="2026-09-01"),
        topic_row("two1", missing="TP201 TP202"),
        topic_row("one2", missing="TP201", step_since="2026-10-01"),
        topic_row("one1", missing="TP201", step_since="2026-09-01"),
        topic_row("one3", missing="TP201"),
        topic_row("free"),
        late_topic("soon", "2026-11-30"),
        late_topic("far1", "2026-12-01"),
        late_topic("lat2", "2026-11-22"),
        late_topic("lat1", "2026-03-01"),
        late_topic("clos", "2026-03-01", status="withdrawn"),
    ]
    assert tails(topic_list(selection(topics=topics))) == [
        "lat1", "lat2", "soon", "far1", "free", "one1", "one2", "one3", "two1", "end2", "end1", "clos",
    ]  # fmt: skip


def test_a_topic_says_how_long_and_what_is_missing() -> None:
    document = topic_list(selection(topics=[late_topic(step_since="2026-11-03", missing="TP506")]))
    assert rows(document) == [
        [f"{STATION}-2026-late", "小区路灯", "滨河路工作站", "办理实施", 20, 1, "2026-11-20 (逾期 3 天)"]
    ]
    assert document.counts == {"topics": 1, "overdue": 1, "undated": 0}
    data = facts_of(document)[0]
    assert (data["days_in_step"], data["overdue"], data["missing"]) == (20, True, ["TP506"])


def test_an_ended_topic_is_not_overdue_and_has_no_days() -> None:
    document = topic_list(selection(topics=[late_topic(status="closed", step_since="2026-11-03", missing="TP506")]))
    assert rows(document)[0][3:] == ["已办结", "", "", ""]
    assert document.counts["overdue"] == 0
    assert facts_of(document)[0]["days_in_step"] is None


def test_sessions_go_latest_first_and_show_titles_where_known() -> None:
    sessions = [
        session_row("none"),
        session_row("old1", held_on="2025", held_from="2025-01-01"),
        session_row(
            "new1",
            held_on="2026-03-02",
            held_from="2026-03-02",
            topics=f"{STATION}-2026-0001 {STATION}-2026-0002",
            attendances=14,
            attendances_unknown=0,
            results="consensus adjourned",
        ),
    ]
    document = session_list(selection(sessions=sessions, topics=[topic_row()]))
    assert tails(document) == ["new1", "old1", "none"]
    assert rows(document)[0] == [
        f"{STATION}-2026-new1",
        PartialDate("2026-03-02"),
        "滨河路工作站",
        ("小区路灯", f"{STATION}-2026-0002"),
        None,
        None,
        CountTotal(14, 1, 0, 0),
        0,
        ("达成共识", "休会再议"),
    ]
    assert document.notes == ["参加合计 14 人次，另有 2 处未记录、未计入。"]


def test_requests_go_latest_first() -> None:
    requests = [
        request_row("none"),
        request_row("old1", on_from="2025-01-01"),
        request_row("new1", on_from="2026-01-01"),
    ]
    assert tails(request_list(selection(requests=requests))) == ["new1", "old1", "none"]


def test_running_tasks_come_first_by_deadline() -> None:
    tasks = [
        task_row("t-done", state="done", due="2020", due_last="2020-12-31"),
        task_row("t-none"),
        task_row("t-soon", due="2026-11", due_last="2026-11-30", state="claimed"),
        task_row("t-late", due="2026-11-20", due_last="2026-11-20"),
    ]
    document = task_list(selection(tasks=tasks))
    assert [(row[0], row[6], row[7]) for row in rows(document)] == [
        ("t-late", "逾期 3 天", TaskState.IN_PROGRESS),
        ("t-soon", "本月底到期", TaskState.CLAIMED),
        ("t-none", "期限未记录", TaskState.IN_PROGRESS),
        ("t-done", "", TaskState.DONE),
    ]
    assert document.counts == {"tasks": 4, "overdue": 1}


def test_a_task_of_an_ended_topic_is_not_overdue() -> None:
    late = task_row(due="2026-11-20", due_last="2026-11-20", topic_status="withdrawn")
    assert task_list(selection(tasks=[late])).counts["overdue"] == 0


def test_stations_and_divisions_go_by_code() -> None:
    stations = [StationRow("620302002", "乙", None, None), StationRow(STATION, "甲", "2019", "李四")]
    posts = [PostRow(STATION, "站长", "李四", None, None, "2019", "2019-01-01", None, None, None)]
    assert rows(station_list(selection(stations=stations, posts=posts))) == [
        [STATION, "甲", PartialDate("2019"), "李四", "", "", 0, 0, 0, 0, 0, 0],
        ["620302002", "乙", None, None, None, None, 0, 0, 0, 0, 0, 0],
    ]
    divisions = [DivisionRow("620302001", "街道", "street", "2018"), DivisionRow("620302", "区", "county", None)]
    assert rows(division_list(selection(divisions=divisions))) == [
        ["620302", "区", DivisionKind.COUNTY, None, None],
        ["620302001", "街道", DivisionKind.STREET, PartialDate("2018"), None],
    ]
