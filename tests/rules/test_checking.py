"""How rules are chosen, weighed and waived."""

from datetime import date
from typing import Any

import pytest

from xieshang_cli.findings import Finding, Severity
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import RecordSet
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.checking import check

BARE: dict[str, Any] = {"id": "620302-2026-0001", "station": "620302"}


def findings(policy: Policy | None = None, **facts: Any) -> dict[str, Finding]:
    topic = Topic.model_validate(BARE | facts)
    return {finding.code: finding for finding in check(topic, RecordSet([topic], policy))}


def test_what_the_open_step_lacks_is_information_and_what_an_earlier_one_lacks_is_a_warning() -> None:
    found = findings(step="decide")
    assert found["TP101"].severity is Severity.WARNING
    assert found["TP201"].severity is Severity.INFO
    assert "TP301" not in found


def test_what_the_last_step_lacks_is_a_warning_once_the_topic_is_closed() -> None:
    assert findings(step="feedback", status="closed")["TP601"].severity is Severity.WARNING


def test_policy_changes_severity_but_not_that_of_structure() -> None:
    policy = Policy(severity={"TP101": "error", "TP021": "info"})
    found = findings(policy, step="decide", status="merged")
    assert found["TP101"].severity is Severity.ERROR
    assert found["TP021"].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("status", "step", "asked"),
    [
        ("withdrawn", "collect", set()),
        ("withdrawn", "research", {"TP101", "TP201"}),
        ("rejected", "decide", {"TP101", "TP201"}),
        ("open", "research", {"TP101", "TP201", "TP301"}),
    ],
)
def test_a_topic_that_ended_early_owes_nothing_for_the_step_it_did_not_finish(
    status: str, step: str, asked: set[str]
) -> None:
    assert findings(status=status, step=step).keys() & {"TP101", "TP201", "TP301"} == asked


def waiver(rule: str, **facts: str) -> dict[str, str]:
    return {"rule": rule, "reason": "没有记录", "approver": "站长", **facts}


def test_a_waiver_silences_its_rule() -> None:
    found = findings(step="decide", waivers=[waiver("TP101")])
    assert found["TP101"].waived
    assert not found["TP102"].waived


def test_a_waiver_runs_out() -> None:
    topic = Topic.model_validate(BARE | {"step": "decide", "waivers": [waiver("TP101", until="2026-06")]})
    found = [f for f in check(topic, RecordSet([topic])) if f.code in {"TP101", "AU002"}]
    june, july = date(2026, 6, 30), date(2026, 7, 1)
    assert [(f.code, f.waived) for f in found if f.holds_on(june)] == [("TP101", True)]
    assert [(f.code, f.waived) for f in found if f.holds_on(july)] == [("TP101", False), ("AU002", False)]
    assert [f.message for f in found if f.code == "AU002"] == ["对 TP101 的豁免已于 2026-06 到期"]


def test_a_renewed_waiver_leaves_the_one_before_in_peace() -> None:
    found = findings(step="decide", waivers=[waiver("TP101", until="2026-06"), waiver("TP101")])
    assert found["TP101"].waived
    assert not found.keys() & {"AU001", "AU002"}


@pytest.mark.parametrize(
    ("rule", "code", "message"),
    [
        ("TP301", "AU001", "对 TP301 的豁免没有用处：这条规则没有发现问题"),
        ("TP999", "AU003", "没有 TP999 这条规则，对它的豁免不起作用"),
        ("TP021", "AU004", "TP021 是结构错误，不能豁免"),
    ],
)
def test_a_waiver_without_effect_is_reported(rule: str, code: str, message: str) -> None:
    found = findings(status="merged", waivers=[waiver(rule)])
    assert {c: f.message for c, f in found.items() if c.startswith("AU")} == {code: message}
    assert found[code].field == "waivers[0]"
    assert not found["TP021"].waived
