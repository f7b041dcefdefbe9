"""What visits found, with its place in the file; no rule itself."""

from collections.abc import Iterator

from xieshang_cli.model.supervision import Supervision, Visit, VisitFinding


def placed_findings(supervision: Supervision) -> Iterator[tuple[str, Visit, VisitFinding]]:
    """Give each finding with its visit and its path: `visits[0].findings[1]`."""
    for position, visit in enumerate(supervision.visits):
        for number, finding in enumerate(visit.findings):
            yield f"visits[{position}].findings[{number}]", visit, finding
