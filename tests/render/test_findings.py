"""Findings for code hosts, build servers and editors."""

import json
from collections.abc import Mapping
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from xieshang_cli.findings import Finding, Severity
from xieshang_cli.render import FINDING_FORMATS, UnknownFormatError, load_findings

RULES: Mapping[str, tuple[str, str]] = {
    "TP301": ("research_without_findings", "调研没有写结果"),
    "TP202": ("decision_before_proposal", "决定早于提出"),
}
PLACE = "topics/620302001/2026/620302001-2026-7k3m.yaml"
TOPIC = "620302001-2026-7k3m"
FINDINGS = [
    Finding(
        code="TP301", severity=Severity.ERROR, text="第 {n} 次调研没有结果: 50%,\n续", values={"n": 2}, record=TOPIC,
        field="research[1].findings", path=PLACE, line=41, column=5, step="research",
    ),
    Finding(
        code="TP202", severity=Severity.WARNING, text="决定早于提出", record=TOPIC, path=PLACE, line=12,
        waived=True,
    ),
    Finding(code="FL001", severity=Severity.INFO, text="读不了\x1b[31m", path="topics/坏 文件,1:2.yaml"),
    Finding(code="DV001", severity=Severity.WARNING, text="<区划> & 重复", record="620302"),
]  # fmt: skip


def test_lines() -> None:
    assert load_findings("lines")(FINDINGS, rules=RULES) == (
        f"{PLACE}:41:5: TP301 第 2 次调研没有结果: 50%, 续\n"
        f"{PLACE}:12: TP202 决定早于提出（已豁免）\n"
        "topics/坏 文件,1:2.yaml: FL001 读不了\\u001b[31m\n"
        "620302: DV001 <区划> & 重复\n"
    )


def test_github_escapes_what_would_end_a_property_or_a_command() -> None:
    assert load_findings("github")(FINDINGS, rules=RULES) == (
        f"::error file={PLACE},line=41,col=5,title=TP301 research_without_findings"
        f"::{TOPIC}: 第 2 次调研没有结果: 50%25,%0A续\n"
        "::notice file=topics/坏 文件%2C1%3A2.yaml,title=FL001::读不了\\u001b[31m\n"
        "::warning title=DV001::620302: <区划> & 重复\n"
    )


def test_junit_has_one_case_a_record_and_fails_it_for_errors() -> None:
    suite = ET.fromstring(load_findings("junit")(FINDINGS, rules=RULES)).find("testsuite")
    assert suite is not None
    assert (suite.get("tests"), suite.get("failures")) == ("3", "1")
    topic, file, division = suite.findall("testcase")
    assert [topic.get("name"), file.get("name"), division.get("name")] == [TOPIC, "topics/坏 文件,1:2.yaml", "620302"]
    failure = topic.find("failure")
    assert failure is not None
    assert failure.get("type") == "TP301"
    assert failure.text == f"{PLACE}:41:5: TP301 第 2 次调研没有结果: 50%, 续"
    assert topic.findtext("system-out") == f"warning: {PLACE}:12: TP202 决定早于提出（已豁免）"
    assert division.find("failure") is None
    assert division.findtext("system-out") == "warning: 620302: DV001 <区划> & 重复"


def test_sarif_has_what_the_standard_requires() -> None:
    log = json.loads(load_findings("sarif")(FINDINGS, rules=RULES))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "xieshang"
    assert [rule["id"] for rule in rules] == ["DV001", "FL001", "TP202", "TP301"]
    assert all(rule["shortDescription"]["text"] and rule["help"]["text"] for rule in rules)
    for result, finding in zip(run["results"], FINDINGS, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == finding.code
        assert result["message"]["text"] == finding.message
        assert bool(result["suppressions"]) is finding.waived
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note", "warning"]


def test_sarif_places_are_relative_addresses_with_line_and_column() -> None:
    results = json.loads(load_findings("sarif")(FINDINGS, rules=RULES))["runs"][0]["results"]
    first, second, file, division = (result["locations"][0] for result in results)
    assert first["physicalLocation"]["artifactLocation"]["uri"] == PLACE
    assert first["physicalLocation"]["region"] == {"startLine": 41, "startColumn": 5}
    assert second["physicalLocation"]["region"] == {"startLine": 12}
    address = file["physicalLocation"]["artifactLocation"]["uri"]
    assert address.isascii()
    assert unquote(address) == "topics/坏 文件,1:2.yaml"
    assert "region" not in file["physicalLocation"]
    assert division == {"logicalLocations": [{"name": "620302", "kind": "object"}]}


@pytest.mark.parametrize("name", FINDING_FORMATS)
def test_nothing_found_is_written_without_fuss(name: str) -> None:
    written = load_findings(name)([], rules=RULES)
    if name == "sarif":
        assert json.loads(written)["runs"][0]["results"] == []
    elif name == "junit":
        assert ET.fromstring(written).get("tests") == "0"
    else:
        assert written == ""


def test_an_unknown_format_is_refused_with_the_list() -> None:
    with pytest.raises(UnknownFormatError, match="checkstyle") as stop:
        load_findings("checkstyle")
    assert stop.value.hint == "可用的格式：sarif、github、junit、lines"
