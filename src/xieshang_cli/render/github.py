"""Findings as GitHub workflow commands, which become annotations of a pull request."""

from collections.abc import Mapping, Sequence

from xieshang_cli.findings import Finding, Severity
from xieshang_cli.render.safety import escape_unsafe

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(findings: Sequence[Finding], *, rules: Mapping[str, tuple[str, str]]) -> str:
    """Write one command a line. Waived findings are left out: somebody has answered for them."""
    return "".join(_command(finding, rules) for finding in findings if not finding.waived)


def _command(finding: Finding, rules: Mapping[str, tuple[str, str]]) -> str:
    name = rules[finding.code][0] if finding.code in rules else ""
    properties = {
        "file": finding.path,
        "line": finding.line,
        "col": finding.column,
        "title": f"{finding.code} {name}".strip(),
    }
    written = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value)
    message = f"{finding.record}: {finding.message}" if finding.record else finding.message
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(message)}\n"


def _data(text: str) -> str:
    return escape_unsafe(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
