"""Rows of sessions, tasks, surveys and transfers for the tests of reports on participation and follow-up, at random."""

import json
from typing import Any

from hypothesis import strategies as st

from reports.sample import blank_row, session_row, task_row, topic_row
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import AssignmentRow, PostRow, RevisitRow, StationRow, SurveyRow, TransferRow
from xieshang_cli.model.vocabulary import Status, Step, TaskState

STATIONS = ("620302001", "620302002", "620321100")
MEMBERS = ("620302-m-2k7x", "620302-m-3k7x", "62-m-2k7x")
TYPED_DAYS = st.sampled_from(
    [None, "2025-11-30", "2026", "2026-03", "2026-03-31", "2026-04-01", "2026-11-22", "2026-11-23", "2027-01-05"]
)
ROLES = ("政协委员", "群众代表", "利益攸关方", "职能部门")
COUNTS = st.sampled_from(["0", "3", "12", "约30", "未知"])


def dated(typed: str | None, *, last: str, first: str | None = None) -> dict[str, Any]:
    """The columns of a day: the last day it can mean, and the first where the row has one."""
    day = PartialDate(typed) if typed else None
    columns: dict[str, Any] = {last: day.latest.isoformat() if day else None}
    return columns if first is None else {**columns, first: day.earliest.isoformat() if day else None}


@st.composite
def sessions(draw: st.DrawFn, tail: int) -> Any:
    """One session, whose numbers need not agree with each other."""
    day = draw(TYPED_DAYS)
    people = draw(st.lists(st.sampled_from([*MEMBERS, "p-2k7x", "p-3k7x", "张三", ""]), max_size=4))
    members = draw(st.dictionaries(st.sampled_from(MEMBERS), st.sampled_from(["present", "excused", "absent"])))
    number = draw(st.sampled_from([None, 0, 2, 14, 50]))
    return session_row(
        f"s{tail:03}",
        station=draw(st.sampled_from(STATIONS)),
        topics=" ".join(f"{STATIONS[0]}-2026-{topic:04}" for topic in draw(st.lists(st.integers(0, 4), max_size=2))),
        held_on=day,
        **dated(day, first="held_from", last="held_until"),
        planned_for=draw(st.sampled_from([None, "2026-12-01"])),
        attendances=number or 0,
        attendances_unknown=int(number is None),
        attendances_approximate=draw(st.integers(0, 1)) if number else 0,
        by_role=json.dumps(draw(st.dictionaries(st.sampled_from(ROLES), COUNTS, max_size=3)), ensure_ascii=False),
        members=" ".join(f"{member}/{status}/in-person" for member, status in members.items()),
        people="\n".join(f"{person}/{draw(st.sampled_from(['', *ROLES]))}" for person in people),
        remote=draw(st.integers(0, 3)),
        written=draw(st.integers(0, 2)),
        principal_leaders=draw(st.integers(0, 1)),
    )


@st.composite
def tasks(draw: st.DrawFn, tail: int) -> Any:
    """One task in any state, whose dates may contradict each other."""
    due, original, claimed = draw(TYPED_DAYS), draw(TYPED_DAYS), draw(TYPED_DAYS)
    return task_row(
        f"t-{tail:04}",
        topic=f"{STATIONS[0]}-2026-{draw(st.integers(0, 4)):04}",
        station=draw(st.sampled_from(STATIONS)),
        lead=draw(st.sampled_from([None, "区住建局", "街道办"])),
        supervisor=draw(st.sampled_from([None, "张明", "李四"])),
        state=draw(st.sampled_from([state.value for state in TaskState])),
        topic_status=draw(st.sampled_from([status.value for status in Status])),
        due=due,
        **dated(due, last="due_last"),
        original_due=original,
        **dated(original or due, last="original_last"),
        claimed_on=claimed,
        claimed_from=PartialDate(claimed).earliest.isoformat() if claimed else None,
        **dated(draw(TYPED_DAYS), last="heard_last"),
        **dated(draw(TYPED_DAYS), last="review_last"),
        presses=draw(st.integers(0, 2)),
        press_level="催办",
        extensions=0,
    )


@st.composite
def topics(draw: st.DrawFn, tail: int) -> Any:
    """One topic anywhere in its life."""
    submitted = draw(TYPED_DAYS)
    return topic_row(
        f"{tail:04}",
        station=draw(st.sampled_from(STATIONS)),
        status=draw(st.sampled_from([status.value for status in Status])),
        step=draw(st.sampled_from([step.value for step in Step])),
        agreements=draw(st.integers(0, 2)),
        sessions=draw(st.integers(0, 2)),
        attendances=draw(st.integers(0, 30)),
        attendances_unknown=draw(st.integers(0, 1)),
        tasks=2,
        tasks_done=draw(st.integers(0, 2)),
        raised_on=draw(TYPED_DAYS),
        closed_on=draw(TYPED_DAYS),
        adoption_to=draw(st.sampled_from([None, "区委", "区政府"])),
        adoption_result=draw(st.sampled_from([None, "adopted", "partly", "not_adopted"])),
        submitted_on=submitted,
        **dated(submitted, last="submitted_last"),
        answered_on=draw(TYPED_DAYS),
        satisfied=draw(st.sampled_from([None, 3])),
        collected_number=draw(st.sampled_from([None, 5])),
    )


@st.composite
def surveys(draw: st.DrawFn) -> Any:
    """One survey, whose answers may be more than were collected."""
    collected = draw(st.sampled_from([None, "0", "5", "30", "约30", "未知"]))
    answers = draw(st.dictionaries(st.sampled_from(["满意", "基本满意", "未评价", "很好"]), st.integers(0, 20)))
    is_exact = collected is not None and collected.isdecimal() and collected != "0" and bool(answers)
    return blank_row(
        SurveyRow,
        topic=f"{STATIONS[0]}-2026-{draw(st.integers(0, 4)):04}",
        station=draw(st.sampled_from(STATIONS)),
        about=draw(st.sampled_from(["work", "result"])),
        issued=draw(st.sampled_from([None, "5", "30", "50余"])),
        collected=collected,
        answers=json.dumps(answers, ensure_ascii=False),
        satisfied=answers.get("满意", 0) + answers.get("基本满意", 0) if is_exact else None,
        collected_number=int(collected) if is_exact and collected else None,
        latest=draw(st.integers(0, 1)),
    )


@st.composite
def transfers(draw: st.DrawFn, tail: int) -> Any:
    """One transfer in any state."""
    day = draw(TYPED_DAYS) or "2026-02"
    reply = draw(TYPED_DAYS)
    return blank_row(
        TransferRow,
        id=f"x-{tail:04}",
        topic=f"{STATIONS[0]}-2026-{draw(st.integers(0, 4)):04}",
        station=STATIONS[0],
        sender=draw(st.sampled_from([STATIONS[0], "620302", "6203", "620302001001"])),
        receiver=draw(st.sampled_from([STATIONS[0], "620302", "62", "620302001001"])),
        on=day,
        on_from=PartialDate(day).earliest.isoformat(),
        reply_by=reply,
        **dated(reply, last="reply_last"),
        accepted_on=draw(TYPED_DAYS),
        returned_on=draw(TYPED_DAYS),
        replied_on=draw(TYPED_DAYS),
        passed_on=draw(TYPED_DAYS),
    )


@st.composite
def follow_ups(draw: st.DrawFn) -> dict[str, Any]:
    """Rows of everything these reports are made from."""
    spans = st.sampled_from([(None, None), ("2026-01-01", None), (None, "2026-06-01"), ("2026-12-01", None)])
    return {
        "sessions": [draw(sessions(tail)) for tail in range(draw(st.integers(0, 6)))],
        "tasks": [draw(tasks(tail)) for tail in range(draw(st.integers(0, 6)))],
        "topics": (rows := [draw(topics(tail)) for tail in range(draw(st.integers(0, 5)))]),
        "standings": rows,
        "surveys": draw(st.lists(surveys(), max_size=5)),
        "transfers": [draw(transfers(tail)) for tail in range(draw(st.integers(0, 5)))],
        "revisits": [
            blank_row(
                RevisitRow, id="v-0001", topic=f"{STATIONS[0]}-2026-0001", station=STATIONS[0], due=due, due_last=due,
                on=on, topic_status=status,
            )
            for due, on, status in draw(
                st.lists(
                    st.tuples(
                        st.sampled_from(["2026-11-22", "2026-11-23"]), TYPED_DAYS, st.sampled_from(["open", "closed"])
                    ),
                    max_size=3,
                )
            )
        ],
        "stations": [StationRow(code, f"站{code}", None, None) for code in STATIONS[: draw(st.integers(0, 3))]],
        "assignments": [
            blank_row(AssignmentRow, station=station, who=who, first=first, end=end)
            for station, who, (first, end) in draw(
                st.lists(st.tuples(st.sampled_from(STATIONS), st.sampled_from(MEMBERS), spans), max_size=5)
            )
        ],
        "posts": [
            blank_row(PostRow, station=station, post="站长", name=name, first=first, end=end)
            for station, name, (first, end) in draw(
                st.lists(st.tuples(st.sampled_from(STATIONS), st.sampled_from(["张明", "李四"]), spans), max_size=3)
            )
        ],
    }  # fmt: skip
