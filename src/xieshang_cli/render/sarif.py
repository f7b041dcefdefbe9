"""Findings as SARIF 2.1.0, which code hosts and editors show at the line they belong to."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from xieshang_cli import __version__
from xieshang_cli.findings import Finding, Severity
from xieshang_cli.render.data import Plain
from xieshang_cli.render.safety import escape_unsafe

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def render(findings: Sequence[Finding], *, rules: Mapping[str, tuple[str, str]]) -> str:
    """Write one run. Waived findings stay in it, marked as suppressed by the record itself."""
    codes = sorted({finding.code for finding in findings})
    driver = {"name": "xieshang", "version": __version__, "rules": [_rule(code, rules) for code in codes]}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": driver},
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, codes.index(finding.code)) for finding in findings],
            }
        ],
    }
    return escape_unsafe(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _rule(code: str, rules: Mapping[str, tuple[str, str]]) -> dict[str, Plain]:
    name, summary = rules.get(code, (code, code))
    return {"id": code, "name": name, "shortDescription": {"text": summary}, "help": {"text": summary}}


def _result(finding: Finding, rule_index: int) -> dict[str, Plain]:
    return {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding)] if finding.path or finding.record else [],
        # Lines move; the same fault of the same field is the same alert.
        "partialFingerprints": {"fault/v1": f"{finding.code}:{finding.record or finding.path}:{finding.field}"},
        "suppressions": [{"kind": "inSource"}] if finding.waived else [],
        "properties": {"record": finding.record, "field": finding.field, "step": finding.step},
    }


def _location(finding: Finding) -> dict[str, Plain]:
    location: dict[str, Plain] = {}
    if finding.path:
        artifact: dict[str, Plain] = {"uri": quote(finding.path.replace("\\", "/")), "uriBaseId": "%SRCROOT%"}
        location["physicalLocation"] = {"artifactLocation": artifact, **_region(finding)}
    if finding.record:
        location["logicalLocations"] = [{"name": finding.record, "kind": "object"}]
    return location


def _region(finding: Finding) -> dict[str, Plain]:
    if finding.line is None:
        return {}
    region = {"startLine": finding.line}
    if finding.column is not None:
        region["startColumn"] = finding.column
    return {"region": region}
