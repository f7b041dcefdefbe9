"""Findings as JUnit XML for build servers: one test case a record."""

from collections.abc import Mapping, Sequence
from xml.etree import ElementTree as ET

from xieshang_cli.findings import Finding, Severity
from xieshang_cli.render.lines import line_of
from xieshang_cli.render.safety import safe


def render(findings: Sequence[Finding], *, rules: Mapping[str, tuple[str, str]]) -> str:  # noqa: ARG001 - called alike
    """Write one suite. Errors fail their record's case, as they alone make the exit code 1; the rest is its output."""
    cases: dict[str, list[Finding]] = {}
    for finding in findings:
        cases.setdefault(finding.record or finding.path or finding.code, []).append(finding)
    failures = sum(map(_fails, findings))
    suites = ET.Element("testsuites", name="xieshang validate", tests=str(len(cases)), failures=str(failures))
    suite = ET.SubElement(
        suites, "testsuite", name="xieshang validate", tests=str(len(cases)), failures=str(failures), errors="0"
    )
    for name, found in cases.items():
        _add_case(suite, name, found)
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _fails(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and not finding.waived


def _add_case(suite: ET.Element, name: str, findings: Sequence[Finding]) -> None:
    case = ET.SubElement(suite, "testcase", classname="xieshang", name=safe(name))
    if findings[0].path:
        case.set("file", safe(findings[0].path))
    for finding in filter(_fails, findings):
        message = safe(f"{finding.code} {finding.message}")
        ET.SubElement(case, "failure", type=finding.code, message=message).text = line_of(finding)
    others = [f"{finding.severity}: {line_of(finding)}" for finding in findings if not _fails(finding)]
    if others:
        ET.SubElement(case, "system-out").text = "\n".join(others)
