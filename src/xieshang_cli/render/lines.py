"""Findings one a line, `path:line:column: CODE message`, as editors and `grep` know them from compilers."""

from collections.abc import Mapping, Sequence

from xieshang_cli.findings import Finding
from xieshang_cli.language import _
from xieshang_cli.render.safety import safe


def render(findings: Sequence[Finding], *, rules: Mapping[str, tuple[str, str]]) -> str:  # noqa: ARG001 - called alike
    """Write the findings in the order given."""
    return "".join(line_of(finding) + "\n" for finding in findings)


def line_of(finding: Finding) -> str:
    """Write one finding; what is not known of its place is left out, a record without a file stands by its id."""
    place = [finding.path or finding.record or "-"]
    if finding.line is not None:
        place.append(str(finding.line))
        if finding.column is not None:
            place.append(str(finding.column))
    waived = _("（已豁免）") if finding.waived else ""
    return safe(f"{':'.join(place)}: {finding.code} {finding.message}{waived}")
