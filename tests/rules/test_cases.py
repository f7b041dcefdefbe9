"""Each rule against its own cases: `<code>.yaml` holds records that pass and records that fail."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from xieshang_cli.cli.app import COMMANDS
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.organisation import Division, Station
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import AnyRecord, RecordSet
from xieshang_cli.model.request import Request
from xieshang_cli.model.session import Session
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules import engine
from xieshang_cli.rules.checking import check
from xieshang_cli.rules.engine import Rule, catalogue

HERE = Path(__file__).parent
KINDS: dict[str, type[Any]] = {
    "topic": Topic,
    "session": Session,
    "request": Request,
    "station": Station,
    "division": Division,
    "committee": Committee,
    "member": Member,
    "supervision": Supervision,
    "plan": Plan,
}
LEAST: dict[str, dict[str, Any]] = {
    "topic": {"id": "620302001-2026-0001", "station": "620302001"},
    "session": {"id": "620302001-2026-5001", "station": "620302001", "topics": ["620302001-2026-0001"]},
    "request": {"id": "620302001-2026-2001", "text": "路灯不亮"},
    "station": {"code": "620302001", "name": "滨河路街道委员工作站"},
    "division": {"code": "620302001", "name": "滨河路街道"},
    "committee": {"code": "620302", "name": "金川区政协"},
    "member": {"id": "620302-m-0001", "name": "王强"},
    "supervision": {"code": "620302"},
    "plan": {"code": "620302", "year": 2026},
}
"""What a record needs before any rule looks at it; a case writes only what its rule is about."""
CHECKING = [rule for rule in catalogue().values() if rule.check]
HEADINGS = ("查什么：", "为什么：", "例：", "怎样改：")


def cases_of(rule: Rule) -> dict[str, list[dict[str, Any]]]:
    text = (HERE / f"{rule.code.lower()}.yaml").read_text(encoding="utf-8")
    cases: dict[str, list[dict[str, Any]]] = yaml.load(text, Loader=yaml.BaseLoader)
    return cases


def each(part: str) -> list[Any]:
    return [
        pytest.param(rule, case, id=f"{rule.code}-{number}")
        for rule in CHECKING
        for number, case in enumerate(cases_of(rule)[part])
    ]


def build(kind: str, fragment: dict[str, Any] | str, rule: Rule) -> AnyRecord:
    """An empty YAML value is empty text; the topic stands at the step the rule asks about unless the case says."""
    facts = LEAST[kind] | (fragment if isinstance(fragment, dict) else {})
    if kind == "topic" and rule.step:
        facts = {"step": rule.step.value} | facts
    record: AnyRecord = KINDS[kind].model_validate(facts)
    return record


def found(rule: Rule, case: dict[str, Any]) -> list[dict[str, Any]]:
    kind = next(key for key in case if key in KINDS)
    record = build(kind, case[kind], rule)
    others = [build(key, part, rule) for other in case.get("with", []) for key, part in other.items()]
    settings: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else int(value) for key, value in case.get("policy", {}).items()
    }
    records = RecordSet([record, *others], Policy(**settings))
    return [
        {
            "field": finding.field,
            "message": finding.message,
            "since": str(finding.since),
            "until": str(finding.until),
        }
        for finding in check(record, records)
        if finding.code == rule.code
    ]


@pytest.mark.parametrize(("rule", "case"), each("pass"))
def test_rule_finds_nothing(rule: Rule, case: dict[str, Any]) -> None:
    assert found(rule, case) == []


@pytest.mark.parametrize(("rule", "case"), each("fail"))
def test_rule_finds_the_fault(rule: Rule, case: dict[str, Any]) -> None:
    expected = [{"field": entry} if isinstance(entry, str) else entry for entry in case["expect"]]
    problems = found(rule, case)
    assert len(problems) == len(expected), problems
    for problem, wanted in zip(problems, expected, strict=True):
        assert {key: problem[key] for key in wanted} == wanted
        for bound in ("since", "until"):
            assert bound in wanted or problem[bound] == "None" or "message" not in wanted


@pytest.mark.parametrize("rule", CHECKING, ids=lambda rule: rule.code)
def test_rule_has_cases_that_pass_and_fail_and_one_exact_message(rule: Rule) -> None:
    cases = cases_of(rule)
    assert cases["pass"]
    assert any(isinstance(entry, dict) and "message" in entry for case in cases["fail"] for entry in case["expect"])


def test_no_cases_without_a_rule() -> None:
    assert {path.stem for path in HERE.glob("*.yaml")} == {rule.code.lower() for rule in CHECKING}


@pytest.mark.parametrize("rule", catalogue().values(), ids=lambda rule: rule.code)
def test_page_has_its_headings_in_order(rule: Rule) -> None:
    first, *sections = rule.page.split("\n\n")
    assert re.fullmatch(r"[^\n]+。", first)
    assert len(first) <= 40
    assert [section.partition("：")[0] + "：" for section in sections] == list(HEADINGS)
    for section in sections:
        assert section.endswith("。")


def test_file_is_named_after_code_and_fault() -> None:
    folder = Path(engine.__file__).parent
    named = {path.stem for path in folder.glob("*.py") if re.match(r"[a-z]{2}\d{3}_", path.stem)}
    assert named == {f"{rule.code.lower()}_{rule.name}" for rule in catalogue().values()}


def test_codes_and_names_are_unique_and_well_formed() -> None:
    rules = catalogue()
    assert all(re.fullmatch(r"(TP|SE|ST|MB|DV|SV|PL|RQ|FL|AU|PR)\d{3}", code) for code in rules)
    assert len({rule.name for rule in rules.values()}) == len(rules)


def test_hundreds_digit_of_a_topic_rule_is_the_step_it_is_about() -> None:
    for rule in CHECKING:
        if rule.code.startswith("TP") and rule.step:
            assert rule.code[2] == str(rule.step.position), rule.code


@pytest.mark.parametrize("rule", catalogue().values(), ids=list(catalogue()))
def test_a_page_names_only_commands_there_are(rule: Rule) -> None:
    commands = {words for words, _verb in COMMANDS.commands()}
    for words in re.findall(r"`xieshang ([a-z]+(?: [a-z]+)?)", rule.page):
        first, *rest = words.split()
        assert (first,) in commands or (first, *rest) in commands
