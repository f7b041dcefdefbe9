"""Whose list something is on, and that every command printed there is one that can be typed."""

import shlex
from typing import Any

import pytest

from cli.every_command import parsers
from reports.sample import STATION, facts_of, selection, session_row, task_row, topic_row
from xieshang_cli.language import use_language
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import (
    HandoverRow,
    PlannedTopicRow,
    RevisitRow,
    StationRow,
    TransferRow,
    VisitFindingRow,
)
from xieshang_cli.reports.todo import to_do, todo
from xieshang_cli.reports.todo_item import Item, Role

TOPIC = f"{STATION}-2026-0001"
SHUT = f"{STATION}-2026-shut"


def transfer(identity: str, **facts: Any) -> TransferRow:
    row = TransferRow(
        id=identity, topic=TOPIC, station=STATION, sender=STATION, receiver="620302", on="2026-11-01",
        on_from="2026-11-01", reply_by="2026-11-20", reply_last="2026-11-20", accepted_on="2026-11-02",
        returned_on=None, replied_on=None, passed_on=None, answers_resident="王芳",
    )  # fmt: skip
    return row._replace(**facts)


def revisit(identity: str, due: str, **facts: Any) -> RevisitRow:
    row = RevisitRow(identity, SHUT, "修路灯", STATION, due, due, None, None, None, "closed")
    return row._replace(**facts)


def planned(identity: str, **facts: Any) -> PlannedTopicRow:
    row = PlannedTopicRow(
        id=identity, plan="620302-2026", division="620302", year=2026, title="农村饮水", month="2026-10",
        month_last="2026-10-31", level=None, form=None, lead=None, topic=None, dropped=None,
    )  # fmt: skip
    return row._replace(**facts)


def everything() -> Any:
    """Something of each kind, on each list."""
    return selection(
        topics=[
            topic_row("0001", step="deliberate", missing="TP401"),
            topic_row("deci", step="decide", missing="TP201"),
            topic_row("free"),
            topic_row("move", pending_holder="620302"),
            topic_row("told", step="feedback", missing="TP601 TP605"),
            topic_row("late", submitted_on="2026-06", submitted_last="2026-06-30", adoption_to="区政府"),
            topic_row("wait", submitted_on="2026-11-01", submitted_last="2026-11-01", status="closed"),
            topic_row("done", submitted_on="2026-01-01", submitted_last="2026-01-01", adoption_result="adopted"),
            topic_row("gone", submitted_on="2026-01-01", submitted_last="2026-01-01", status="withdrawn"),
        ],
        tasks=[
            task_row("t-late", due="2026-11-20", due_last="2026-11-20", pressed_on="2026-11-21", press_level="催办"),
            task_row("t-mute", due="2027", due_last="2027-12-31", progressed_on="2026-09-01"),
            task_row("t-asks", due="2027", due_last="2027-12-31", progressed_on="2026-11-01", pressed_on="2026-11-10",
                     press_level="抄送"),
            task_row("t-told", due="2027", due_last="2027-12-31", progressed_on="2026-11-12", pressed_on="2026-11-10"),
            task_row("t-hand", due="2026-11-20", due_last="2026-11-20", state="claimed"),
            task_row("t-plan", state="planned", review_on="2026-11-25", review_last="2026-11-25"),
        ],
        sessions=[
            session_row("past", topics=TOPIC, held_on=None, planned_for="2026-11-20", planned_from="2026-11-20"),
            session_row("soon", topics=TOPIC, held_on=None, planned_for="2026-11-25", planned_from="2026-11-25"),
            session_row("told", topics=TOPIC, held_on=None, planned_for="2027-01", planned_from="2027-01-01",
                        notice_on="2026-11-20"),
            session_row("held", topics=TOPIC, held_on="2026-05-01", planned_for="2026-05-01"),
        ],
        transfers=[
            transfer("x-late"),
            transfer("x-back", replied_on="2026-11-10"),
            transfer("x-none", reply_by=None, reply_last=None),
            transfer("x-done", replied_on="2026-11-10", passed_on="2026-11-11"),
            transfer("x-gone", topic=SHUT),
        ],
        revisits=[
            revisit("v-late", "2026-11-01"),
            revisit("v-soon", "2026-11-25"),
            revisit("v-then", "2027-05-01"),
            revisit("v-made", "2026-10-01", on="2026-10-02", result="holds"),
            revisit("v-open", "2026-10-01", topic_status="open"),
        ],
        planned_topics=[
            planned("e-none"),
            planned("e-seen", topic=TOPIC),
            planned("e-ende", topic=SHUT),
            planned("e-then", month="2026-12", month_last="2026-12-31"),
            planned("e-drop", dropped="不再协商"),
        ],
        stations=[StationRow(STATION, "滨河路工作站", None, None)],
        handovers=[HandoverRow("h-0001", STATION, "站长", "张明", "李四", "2026-11-01", "2026-11-01", 3, None)],
        visit_findings=[
            VisitFindingRow("f-0001", "v-0001", "620302", STATION, "2026-10-01", "台账不全", "2026-11-01",
                            "2026-11-01", None),
        ],
    )  # fmt: skip


def ids(role: Role | None, person: str | None = None) -> list[str]:
    return [str(item["id"]).removeprefix(f"{STATION}-2026-") for item in facts_of(todo(everything(), person, role))]


def test_a_clerk_records_tells_and_holds() -> None:
    assert ids(Role.CLERK) == [
        "t-hand", "t-late", "f-0001", "v-late", "past", "h-0001", "v-soon", "soon", "t-plan", "t-mute", "told",
        "x-back", "move", "done", "free", "late", "0001", "deci", "told",
    ]  # fmt: skip


def test_the_county_office_decides_answers_and_fills_posts() -> None:
    assert ids(Role.OFFICE) == [
        "h-0001",
        "x-late",
        "e-none",
        "e-seen",
        "late",
        STATION,
        "x-back",
        "wait",
        "move",
        "deci",
    ]


def test_a_supervisor_presses_and_looks_back() -> None:
    assert ids(Role.SUPERVISOR) == ["t-late", "f-0001", "v-late", "v-soon", "t-mute", "t-asks"]


def test_without_a_role_everything_is_there_once() -> None:
    every = ids(None)
    assert len(every) == len(set(every)) + 2  # a session and a topic that end alike, a topic with its adoption
    assert {*ids(Role.CLERK), *ids(Role.OFFICE), *ids(Role.SUPERVISOR)} - set(every) == {"t-asks"}


def test_the_lines_say_what_it_is_about() -> None:
    lines = {item.id: (item.text, item.note) for item in todo_items(Role.OFFICE) + todo_items(Role.SUPERVISOR)}
    assert lines["e-none"] == ("年度计划：农村饮水", "计划 2026-10 协商，还没有立为议题")
    assert lines["e-seen"] == ("年度计划：农村饮水", "计划 2026-10 协商，还没有开会")
    assert lines["x-late"] == ("答复移交：小区路灯（滨河路工作站 → 620302）", "逾期 3 天")
    assert lines["x-back"] == ("转告答复：小区路灯", "2026-11-10 答复，等王芳转告群众")
    assert lines[f"{STATION}-2026-late"] == ("采纳情况：小区路灯（区政府）", "2026-06 报送，没有答复，逾期 56 天")
    assert lines["t-late"] == ("装灯：主办单位未记录（小区路灯）", "逾期 3 天，2026-11-21 催办")
    assert lines["t-mute"] == ("装灯：主办单位未记录（小区路灯）", "从 2026-09-01 起没有进展")
    assert lines["v-late"] == ("回头看：修路灯", "逾期 22 天")


def test_vacant_posts_of_a_station_stand_in_one_line() -> None:
    rows = selection(stations=[StationRow(STATION, "滨河路工作站", "2026-09-01", None, "2026-09-01")])
    document = todo(rows, role=Role.OFFICE)
    assert document.title == "待办（县政协）"
    assert facts_of(document) == [
        {
            "why": "overdue", "kind": "post", "id": STATION, "topic": None, "title": None, "station": STATION,
            "due": None, "command": f"xieshang station appoint {STATION} 站长", "roles": ["office"],
        }
    ]  # fmt: skip
    (block,) = document.blocks
    assert block.items[0].text == "滨河路工作站缺站长、副站长"  # type: ignore[union-attr]
    assert block.items[0].note == "站长空缺 83 天"  # type: ignore[union-attr]


def test_what_a_person_answers_for_is_not_what_the_office_does() -> None:
    assert [item.id for item in to_do(everything(), "王芳")] == ["x-late", "x-back"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("role", [None, *Role])
def test_every_command_can_be_typed(role: Role | None, language: str) -> None:
    use_language(language)
    try:
        items = todo_items(role)
        assert items
        for item in items:
            _program, *words = shlex.split(item.example or item.command)
            name = next(" ".join(words[:n]) for n in (2, 1) if " ".join(words[:n]) in parsers())
            parsers()[name].make_context(name, words[len(name.split()) :])
    finally:
        use_language("zh")


def todo_items(role: Role | None) -> list[Item]:
    return to_do(everything(), role=role)


def test_silence_is_policy() -> None:
    rows = selection(tasks=[task_row("t-mute", progressed_on="2026-11-01")], policy=Policy(silent_days=21))
    assert [item.why for item in to_do(rows)] == ["silent"]
    assert to_do(selection(tasks=[task_row("t-mute", progressed_on="2026-11-01")], policy=Policy(silent_days=22))) == []
