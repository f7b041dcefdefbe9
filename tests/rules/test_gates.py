"""The gates of the six steps: each condition has a rule, everything missing is said at once, a whole topic passes."""

from typing import Any

import pytest

from rules.a_whole_topic import REQUEST, SESSION, STATION, TOPIC, whole_topic
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import AnyRecord, RecordSet
from xieshang_cli.model.request import Request
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import STEPS, Step
from xieshang_cli.rules.checking import check, check_gate
from xieshang_cli.rules.engine import catalogue

CONDITIONS: dict[Step, dict[str, tuple[str, ...]]] = {
    Step.COLLECT: {
        "title": ("TP101",),
        "category": ("TP102",),
        "channel": ("TP103",),
        "date raised": ("TP104",),
        "who raised it": ("TP105",),
        "text": ("TP106",),
    },
    Step.DECIDE: {
        "result with reason": ("TP201", "TP202"),
        "who decided": ("TP203",),
        "when": ("TP204",),
        "scope": ("TP205",),
        "adopted: formal number": ("TP206",),
        "not taken up: the proposer was told": ("TP207",),
    },
    Step.RESEARCH: {
        "at least one entry": ("TP301",),
        "when, how, by whom, findings": ("TP302", "TP303", "TP304", "TP305"),
    },
    Step.DELIBERATE: {
        "at least one session": ("TP401",),
        "date, host, recorder": ("TP402", "TP403", "TP404"),
        "attendance by role including the affected": ("TP405", "TP406", "TP407"),
        "an outcome for this topic": ("TP408",),
        "every agreement worded": ("TP409",),
        "no outcome none without a next session or a reason": ("TP410",),
    },
    Step.IMPLEMENT: {
        "every agreement has a task or a refusal": ("TP501",),
        "lead unit, deadline": ("TP502", "TP503"),
        "a supervisor other than its owner": ("TP504", "TP505"),
        "every task finished, by two hands, or put off with a review date": ("TP506", "TP507", "TP508"),
        "what slipped is done again": ("TP521",),
    },
    Step.FEEDBACK: {
        "proposer and participants told, when, how": ("TP601", "TP602", "TP603", "TP604"),
        "published or a reason not to": ("TP605",),
        "forms issued, collected, by answer, or a reason why none": ("TP606", "TP607", "TP608", "TP609"),
        "below the threshold the topic reopens": ("TP613",),
    },
}
"""What the contract asks at each gate, and the rules that ask it."""


def codes(topic: dict[str, Any], step: Step, *sessions: dict[str, Any]) -> set[str]:
    record = Topic.model_validate({"id": TOPIC["id"], "station": TOPIC["station"]} | topic)
    others: list[AnyRecord] = [Session.model_validate(session) for session in sessions]
    records = RecordSet([record, Station.model_validate(STATION), Request.model_validate(REQUEST), *others])
    return {finding.code for finding in check_gate(record, step, records)}


def test_each_gate_has_exactly_the_rules_of_its_conditions() -> None:
    for step in STEPS:
        listed = {code for rules in CONDITIONS[step].values() for code in rules}
        assert listed == {rule.code for rule in catalogue().values() if rule.is_gate and rule.step == step}


@pytest.mark.parametrize("step", STEPS)
def test_a_whole_topic_passes_every_gate(step: Step) -> None:
    topic, records = whole_topic()
    assert check_gate(topic, step, records) == []


def test_nothing_is_found_in_a_whole_topic_or_its_session() -> None:
    topic, records = whole_topic()
    assert check(topic, records) == []
    assert [check(session, records) for session in records.sessions_of(topic.id)] == [[]]


@pytest.mark.parametrize(
    ("step", "missing"),
    [
        (Step.COLLECT, {"TP101", "TP102", "TP103", "TP104", "TP105", "TP106"}),
        (Step.DECIDE, {"TP201", "TP202", "TP203", "TP204", "TP205"}),
        (Step.RESEARCH, {"TP301"}),
        (Step.DELIBERATE, {"TP401"}),
        (Step.IMPLEMENT, set()),
        (Step.FEEDBACK, {"TP601", "TP602", "TP605", "TP606"}),
    ],
)
def test_an_empty_topic_is_told_everything_at_once(step: Step, missing: set[str]) -> None:
    assert codes({}, step) == missing


def test_a_session_with_nothing_in_it_is_told_everything_at_once() -> None:
    bare = {key: SESSION[key] for key in ("id", "station", "topics")}
    assert codes({}, Step.DELIBERATE, bare) == {"TP402", "TP403", "TP404", "TP405", "TP408"}


def test_advice_is_no_condition() -> None:
    session = SESSION | {"participants": [{"role": "群众代表"}]}
    assert codes({}, Step.DELIBERATE, session) == set()


def test_structure_errors_stop_at_every_gate() -> None:
    assert codes({"raised": {"requests": ["620302001-2026-9999"]}}, Step.RESEARCH) == {"TP003", "TP301"}


def test_a_waived_condition_is_marked_and_stays_in_the_list() -> None:
    waiver = {"rule": "TP301", "reason": "情况已经清楚", "approver": "站长"}
    topic = Topic.model_validate({"id": TOPIC["id"], "station": TOPIC["station"], "waivers": [waiver]})
    records = RecordSet([topic, Station.model_validate(STATION)])
    assert [(f.code, f.waived) for f in check_gate(topic, Step.RESEARCH, records)] == [("TP301", True)]


def test_a_total_with_roles_of_unknown_number_is_accepted() -> None:
    """A published case: 14 people came, their roles are named, how many of each is not."""
    by_role = {"政协委员": "未知", "群众代表": "未知", "社区工作者": "未知"}
    session = SESSION | {"participants": [], "headcount": {"total": "14", "by_role": by_role}}
    assert codes({}, Step.DELIBERATE, session) == set()
