"""What a clerk is told about published cases: nothing structural, and exactly what their sources do not say."""

from datetime import date
from typing import Any

import pytest

from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import RecordSet
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.checking import check, check_gate
from xieshang_cli.rules.engine import catalogue

TOPIC, SESSION, CODE = "620321101-2020-0001", "620321101-2020-5001", "620321101"
TODAY = date(2026, 11, 23)
AGREED = [{"id": "a-0001", "text": "先易后难，社会组织和居民共同出资"}]


def told(topic: dict[str, Any], session: dict[str, Any]) -> dict[str, str]:
    """Give what is found in both records, code to severity; the topic stands where its report leaves it."""
    record = Topic.model_validate({"id": TOPIC, "station": CODE} | topic)
    meeting = Session.model_validate({"id": SESSION, "station": CODE, "topics": [TOPIC]} | session)
    records = RecordSet([record, meeting, Station(code=CODE, name="委员工作站")])
    findings = [*check(record, records), *check(meeting, records)]
    return {finding.code: finding.severity.value for finding in findings if finding.holds_on(TODAY)}


CASES: dict[str, tuple[dict[str, Any], dict[str, Any], set[str], set[str]]] = {
    "C01: no outcome yet, no counts": (
        {"step": "deliberate"},
        {"held_on": "2020-06-17", "participants": [{"role": "群众代表"}, {"role": "企业和物业"}]},
        {"TP408", "TP411"},
        {"TP406", "TP407"},
    ),
    "C02: two tasks, deadline and funding missing": (
        {
            "step": "implement",
            "tasks": [
                {"id": "t-0001", "agreement": "a-0001", "what": "先修下五社、西三社", "lead": "村两委"},
                {"id": "t-0002", "what": "其余各社", "not_doing": {"state": "planned", "reason": "待条件允许"}},
            ],
        },
        {
            "held_on": "2024-04",
            "participants": [{"role": "群众代表"}, {"role": "镇村干部"}],
            "outcomes": [{"topic": TOPIC, "result": "partial", "agreements": AGREED}],
        },
        {"TP503", "TP504", "TP506", "TP507"},
        {"TP501", "TP407", "TP408"},
    ),
    "C03: praise is no figure": (
        {"step": "feedback", "feedback": {"told": [{"to": ["提出人"]}]}},
        {
            "held_on": "2023-03",
            "participants": [{"role": "群众代表"}],
            "outcomes": [{"topic": TOPIC, "result": "consensus", "agreements": AGREED}],
        },
        {"TP501", "TP606"},
        {"TP409"},
    ),
    "C06: a total and roles of unknown number; no department": (
        {
            "step": "implement",
            "tasks": [
                {
                    "id": "t-0001",
                    "agreement": "a-0001",
                    "what": "希望小区试点充电棚",
                    "not_doing": {"state": "planned", "reason": "先试点"},
                }
            ],
        },
        {
            "held_on": "2021-05-31",
            "headcount": {"total": "14", "by_role": {"政协委员": "未知", "群众代表": "未知", "其他": "未知"}},
            "outcomes": [{"topic": TOPIC, "result": "consensus", "agreements": AGREED}],
        },
        {"TP412", "TP502", "TP503"},
        {"TP405", "TP406", "TP407", "SE009", "SE010"},
    ),
    "C07: no member named": (
        {"step": "deliberate"},
        {"held_on": "2023-06", "participants": [{"role": "社区工作者"}, {"role": "群众代表"}]},
        {"TP411"},
        {"TP407"},
    ),
    "C14: no session date, residents not listed": (
        {"step": "implement"},
        {
            "participants": [{"role": "职能部门"}, {"role": "镇村干部"}, {"role": "政协委员"}],
            "outcomes": [{"topic": TOPIC, "result": "consensus", "agreements": AGREED}],
        },
        {"TP402", "TP407", "TP413", "TP501"},
        {"TP411", "TP412"},
    ),
    "C16: participants missing entirely": (
        {"step": "implement"},
        {"held_on": "2022-02", "outcomes": [{"topic": TOPIC, "result": "consensus", "agreements": AGREED}]},
        {"TP405"},
        {"TP406", "TP407", "TP411"},
    ),
    "C28: some fifty people": (
        {"step": "deliberate"},
        {"held_on": "2023-05-09", "headcount": {"total": "50余"}},
        {"TP406", "TP408"},
        {"TP405"},
    ),
    "C31: consensus without any content": (
        {"step": "implement"},
        {
            "held_on": "2025-06-11",
            "participants": [{"role": "政协委员"}, {"role": "群众代表"}],
            "outcomes": [{"topic": TOPIC, "result": "consensus"}],
        },
        {"TP409"},
        {"TP408", "TP501"},
    ),
}
"""Name: topic, session, what is found among other things, what is not found."""


@pytest.mark.parametrize(("topic", "session", "expected", "unexpected"), CASES.values(), ids=CASES)
def test_case_is_told_what_its_source_lacks(
    topic: dict[str, Any], session: dict[str, Any], expected: set[str], unexpected: set[str]
) -> None:
    found = told(topic, session)
    assert expected <= found.keys()
    assert not unexpected & found.keys()
    assert "error" not in found.values()
    assert not any(catalogue()[code].is_structural for code in found)


def test_no_missing_fact_is_ever_an_error() -> None:
    """Of 35 published cases none has every fact: whoever demands them all rejects every one."""
    assert {rule.severity.value for rule in catalogue().values() if rule.is_gate} == {"warning"}


def test_gate_of_an_early_step_can_be_met_by_what_reports_say() -> None:
    raised = {"on": "2024", "channel": "定期会", "by": "群众", "text": "通社道路未硬化"}
    topic = Topic.model_validate(
        {"id": TOPIC, "station": CODE, "title": "新建通社道路", "category": "道路", "raised": raised}
    )
    records = RecordSet([topic, Station(code=CODE, name="委员工作站")])
    assert check_gate(topic, topic.step, records) == []
