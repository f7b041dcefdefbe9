"""The rows of one station that a handover is about: what is open there, whom to call, where people meet."""

from collections.abc import Sequence
from typing import Any

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import INCOMPLETE, selection
from xieshang_cli.cli.recording import topic_actions
from xieshang_cli.model.identity import parent_code
from xieshang_cli.model.organisation import Handover, Station
from xieshang_cli.model.rows import (
    AssignmentRow,
    CouncilRow,
    LeaderRow,
    MemberRow,
    ResponsibilityRow,
    RoomRow,
    SpecialCommitteeRow,
    TaskRow,
    TopicRow,
    VisitFindingRow,
)
from xieshang_cli.model.task import Task
from xieshang_cli.reports.papers.handing import Handing
from xieshang_cli.reports.selection import Selection, is_open
from xieshang_cli.reports.task_list import is_running
from xieshang_cli.workflow.next_actions import NextAction
from xieshang_cli.workflow.open_items import OpenItem, open_items


def items_of(env: Env, station: str) -> list[OpenItem]:
    """Give what is open at a station now."""
    return open_items(*_open_rows(env, station))


def handing(env: Env, station: Station, handover: Handover, *, with_phones: bool, is_recorded: bool) -> Handing:
    """Give what the pack is made from."""
    rows = _rows(env, station, with_phones=with_phones)
    return Handing(
        station=station,
        handover=handover,
        rows=rows,
        tasks=_tasks(env, rows.tasks),
        is_recorded=is_recorded,
        actions=_actions(env, rows.topics),
    )


def _open_rows(env: Env, station: str) -> tuple[list[TopicRow], list[TaskRow], list[VisitFindingRow]]:
    """Give topics that the station keeps, or holds for others; their tasks; what visits found there."""
    index = env.archive.index
    topics = index.rows(TopicRow, "station = ? OR holder = ?", (station, station))
    within = "topic IN (SELECT id FROM topics WHERE station = ? OR holder = ?)"
    tasks = index.rows(TaskRow, within, (station, station))
    return topics, tasks, index.rows(VisitFindingRow, "station = ?", (station,))


def _rows(env: Env, station: Station, *, with_phones: bool) -> Selection:
    code, index = station.code, env.archive.index
    topics, tasks, findings = _open_rows(env, code)
    assignments = index.rows(AssignmentRow, "station = ?", (code,))
    above = _with_above(code)
    responsibilities = index.rows(ResponsibilityRow, f"division IN ({_marks(above)})", above)
    people = [row.who for row in assignments]
    people += [row.member for row in responsibilities if row.member]
    people += [post.member for post in station.posts if post.member]
    rows: dict[str, Any] = {
        "topics": topics,
        "tasks": tasks,
        "visit_findings": findings,
        "assignments": assignments,
        "responsibilities": responsibilities,
        "members": index.rows(MemberRow, f"id IN ({_marks(people)})", people),
        "special_committees": index.rows(SpecialCommitteeRow, f"id IN ({_marks(people)})", people),
        "leaders": index.rows(LeaderRow, f"member IN ({_marks(people)})", people),
        "rooms": index.rows(RoomRow, "station = ?", (code,)),
        "councils": index.rows(CouncilRow, "station = ?", (code,)),
    }
    unreadable = index.unreadable(env.today)
    if unreadable:
        env.found(INCOMPLETE)
    contacts = env.archive.member_contacts() if with_phones else None
    return selection(env, **rows, station=code, contacts=contacts, unreadable=unreadable)


def _tasks(env: Env, rows: Sequence[TaskRow]) -> list[Task]:
    """Read the running tasks themselves: rows do not know their money."""
    running = {(row.topic, row.id) for row in rows if is_running(row)}
    topics = map(env.archive.records.topic, sorted({topic for topic, _task in running}))
    return [task for topic in topics if topic for task in topic.tasks if (topic.id, task.id) in running]


def _actions(env: Env, rows: Sequence[TopicRow]) -> dict[str, NextAction]:
    topics = [env.archive.records.topic(row.id) for row in rows if is_open(row)]
    actions = {topic.id: topic_actions(env, topic) for topic in topics if topic is not None}
    return {topic: there[0] for topic, there in actions.items() if there}


def _with_above(code: str) -> list[str]:
    codes = [code]
    while codes[-1]:
        codes.append(parent_code(codes[-1]))
    return codes[:-1]


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))
