"""The figures of the overview: shares of `coverage` under its own names, attendances, and topics solved."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from xieshang_cli.language import N_
from xieshang_cli.model.partial import Count, CountTotal
from xieshang_cli.model.rows import SessionRow
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.coverage_items import coverage_counted
from xieshang_cli.reports.notes import attendance_total
from xieshang_cli.reports.roster_days import was_held
from xieshang_cli.reports.selection import Selection

_SHARES: Mapping[str, tuple[str, str]] = {
    "townships": ("township.both", N_("乡镇、街道议事会和议事室")),
    "villages": ("village.both", N_("村、社区议事会和议事室")),
    "members": ("members", N_("委员下沉")),
}
"""What a share is called here, and which figure of `coverage` it is."""

_TOTALS: Sequence[Figure] = (
    Figure("sessions", N_("协商会")),
    Figure("attendances_affected", N_("群众和利益攸关方参与人次"), inexact=True),
    Figure("attendances", N_("各方参与人次"), inexact=True),
    Figure("solved", N_("解决的问题"), ("solved",), ("closed_without",)),
)


def overview_counted(selection: Selection) -> Counted:
    """Give the figures of the paragraph."""
    coverage = coverage_counted(selection)
    of_coverage = {figure.key: figure for figure in coverage.figures}
    shares = [
        replace(of_coverage[theirs], key=ours, label=label, within="") for ours, (theirs, label) in _SHARES.items()
    ]
    used = {part for figure in shares for part in (*figure.parts, *(figure.rest or ()), *figure.left_out)}
    return Counted(
        [*shares, *_TOTALS],
        [*(item for item in coverage.items if item.part in used), *overview_items(selection)],
        {**{part: coverage.labels[part] for part in used}, "closed_without": N_("办结而没有经确认办结的任务")},
        by_station=False,
    )


def overview_items(selection: Selection) -> Iterator[Item]:
    """Give the sessions held with their attendances, and the topics closed: solved with a task confirmed as done."""
    roles = selection.policy.affected_roles
    for row in selection.sessions:
        if was_held(row, selection.roster_day):
            yield Item("sessions", row)
            yield _attendances("attendances_affected", row, _affected(row, roles))
            yield _attendances("attendances", row, attendance_total(row))
    for topic in selection.topics:
        if topic.status == Status.CLOSED:
            yield Item("solved" if topic.tasks_done > 0 else "closed_without", topic)


def _affected(row: SessionRow, roles: Sequence[str]) -> CountTotal:
    """Count the attendances of those a matter concerns; unknown when the session did not count by role."""
    by_role: dict[str, str] = json.loads(row.by_role)
    if not by_role:
        return CountTotal(of=1, unknown=1)
    return CountTotal.add_up(Count(text) for role, text in by_role.items() if role in roles)


def _attendances(part: str, row: SessionRow, total: CountTotal) -> Item:
    """Take the count of a session as one: unknown when all of it is, approximate when some of it is or is lacking."""
    if total.of and total.unknown == total.of:
        return Item(part, row, 0, 0, 1)
    return Item(part, row, total.number, int(total.approximate + total.unknown > 0))
