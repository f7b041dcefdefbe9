"""What the report on responsibility counts: who answers for divisions, visits, and what became of their findings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from xieshang_cli.language import N_
from xieshang_cli.model.identity import parent_code
from xieshang_cli.model.rows import DivisionRow, ResponsibilityRow, VisitFindingRow
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.deadlines import is_overdue
from xieshang_cli.reports.roster_days import in_scope, on_day
from xieshang_cli.reports.selection import Selection, last_day, partial

COVERED, DOUBLE, HOLE, NOT_RECORDED = "covered", "double", "hole", "not_recorded"
STATES: Mapping[str, str] = {
    COVERED: N_("有人包抓"),
    DOUBLE: N_("多人包抓"),
    HOLE: N_("无人包抓"),
    NOT_RECORDED: N_("上级没有包抓记录"),
}
"""Every division is in exactly one."""

PUT_RIGHT, OVERDUE, OPEN = "put_right", "overdue", "open"
FATES: Mapping[str, str] = {
    PUT_RIGHT: N_("已整改"),
    OVERDUE: N_("超期未改"),
    OPEN: N_("期内未改"),
}
"""Every finding is in exactly one."""

_FIGURES: Sequence[Figure] = (
    Figure("leaders", N_("包抓领导")),
    Figure("divisions", N_("区划"), tuple(STATES)),
    *(Figure(state, label) for state, label in STATES.items()),
    Figure("visits", N_("督导次数")),
    Figure("findings", N_("发现问题"), tuple(FATES)),
    *(Figure(fate, label) for fate, label in FATES.items()),
)


def responsibility_counted(selection: Selection) -> Counted:
    """Give leaders and divisions of the day, the visits of the period and their findings."""
    return Counted(_FIGURES, list(_items(selection)), by_station=False)


def leading(selection: Selection) -> dict[tuple[str, str], list[ResponsibilityRow]]:
    """Give everybody who answers for a division in the place asked for, by committee and id or name."""
    found: dict[tuple[str, str], list[ResponsibilityRow]] = {}
    for row in on_day(selection.responsibilities, selection.roster_day):
        if _concerns(row.division, selection):
            found.setdefault((row.committee, row.member or row.name), []).append(row)
    return dict(sorted(found.items()))


def standing(selection: Selection) -> dict[str, tuple[str, list[str]]]:
    """Give every division somebody should answer for, with its state and who does.

    They are those registered, with stations, or answered for.
    """
    holding = on_day(selection.responsibilities, selection.roster_day)
    codes = {
        *(row.code for row in selection.divisions if 4 <= len(row.code) <= 9),
        *(row.code for row in selection.stations),
        *(row.division for row in holding if in_scope(row.division, selection)),
    }
    by_division: dict[str, dict[str, str]] = {}
    for row in holding:
        by_division.setdefault(row.division, {})[row.member or row.name] = row.name
    keeping = {row.committee for row in selection.responsibilities}
    found = {}
    for code in sorted(codes):
        leaders = list(by_division.get(code, {}).values())
        state = COVERED if len(leaders) == 1 else DOUBLE if leaders else NOT_RECORDED
        if not leaders and parent_code(code) in keeping:
            state = HOLE
        found[code] = state, leaders
    return found


def fate_of(row: VisitFindingRow, day: date) -> str:
    """Tell what has become of a finding by a day."""
    done = partial(row.put_right_on)
    if done is not None and done.earliest <= day:
        return PUT_RIGHT
    return OVERDUE if is_overdue(last_day(row.due_last), day) else OPEN


def _items(selection: Selection) -> Iterator[Item]:
    for rows in leading(selection).values():
        yield Item("leaders", rows[0])
    registered = {row.code: row for row in selection.divisions}
    for code, (state, _leaders) in standing(selection).items():
        # A division that only a station or a leader names has no record, and yet is one of those counted.
        yield Item(state, registered.get(code) or DivisionRow(code, selection.unit_name(code), "", None))
    visits = {visit.id: visit for visit in selection.visits}
    for visit in visits.values():
        yield Item("visits", visit)
    for finding in selection.visit_findings:
        if finding.visit in visits:
            yield Item(fate_of(finding, selection.roster_day), finding)


def _concerns(division: str, selection: Selection) -> bool:
    """Whether a division lies in the place asked for, or the place in it."""
    return in_scope(division, selection) or (selection.station or selection.division or "").startswith(division)
