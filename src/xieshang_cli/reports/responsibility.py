"""Responsibility (领导包抓督导): who answers for which division, what visits found, where nobody or two answer."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import VisitFindingRow, VisitRow
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import roster_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.responsibility_counts import (
    COVERED,
    DOUBLE,
    FATES,
    HOLE,
    NOT_RECORDED,
    OPEN,
    OVERDUE,
    PUT_RIGHT,
    STATES,
    fate_of,
    leading,
    responsibility_counted,
    standing,
)
from xieshang_cli.reports.selection import Selection


@report(
    "responsibility",
    title=N_("领导包抓督导"),
    summary=N_("谁包抓哪些区划和工作站，期间督导几次，发现的问题整改多少、超期多少；无人包抓和多人包抓。"),
    needs=("responsibilities", "visits", "visit_findings", "divisions", "stations", "committees"),
    everywhere=("responsibilities",),
    options=("as_of",),
    counted=responsibility_counted,
)
def responsibility(selection: Selection) -> Document:
    """Look from the leaders at divisions, and from the divisions at leaders."""
    leaders, divisions = _leaders(selection), _divisions(selection)
    is_recorded = bool(selection.responsibilities)
    whole = _tally(selection.visits, selection.visit_findings, selection, is_recorded=is_recorded)
    return Document(
        kind="report.responsibility",
        title=_("领导包抓督导"),
        as_of=selection.roster_day,
        blocks=[_leader_table(leaders, whole, selection), _division_table(divisions, whole, selection)],
        notes=[*_notes(leaders, divisions, selection), *roster_notes(selection, uses_period=True)],
        counts={
            "leaders": len(leaders),
            "divisions": len(divisions),
            "covered": sum(line.state == COVERED for line in divisions),
            "double": sum(line.state == DOUBLE for line in divisions),
            "holes": sum(line.state == HOLE for line in divisions),
            "not_recorded": sum(line.state == NOT_RECORDED for line in divisions),
            "visits": whole.visits,
            "findings": whole.findings,
            "put_right": whole.put_right,
            "overdue": whole.overdue,
            "unreadable": len(selection.unreadable),
        },
        data={
            "by_leader": [_leader_data(line) for line in leaders],
            "by_division": [_division_data(line, selection) for line in divisions],
            "total": whole.as_data(),
        },
    )


@dataclass(frozen=True, slots=True)
class _Tally:
    """Visits, and what they found; every finding is put right, overdue or still open.

    Where nobody keeps records of supervision and there is no visit, `is_recorded` is false: that is not 0 visits.
    """

    visits: int
    findings: int
    put_right: int
    overdue: int
    is_recorded: bool

    @property
    def open(self) -> int:
        """Findings that are neither put right nor overdue."""
        return self.findings - self.put_right - self.overdue

    def as_data(self) -> dict[str, int | None]:
        """Name the numbers; None where they are not known."""
        numbers = {
            "visits": self.visits,
            "findings": self.findings,
            "put_right": self.put_right,
            "overdue": self.overdue,
            "open": self.open,
        }
        return {name: number if self.is_recorded else None for name, number in numbers.items()}


@dataclass(frozen=True, slots=True)
class _Leader:
    """One leader of a committee, with the divisions answered for and the stations in them."""

    committee: str
    name: str
    member: str | None
    divisions: Sequence[str]
    stations: Sequence[str]
    tally: _Tally


@dataclass(frozen=True, slots=True)
class _Division:
    """One division, and who answers for it."""

    code: str
    state: str
    leaders: Sequence[str]
    stations: int
    tally: _Tally


def _leaders(selection: Selection) -> list[_Leader]:
    """Give everybody who answers for a division in the place asked for."""
    stations = [row.code for row in selection.stations]
    lines = []
    for (committee, _who), rows in leading(selection).items():
        first, divisions = rows[0], sorted({row.division for row in rows})
        there = [code for code in stations if code.startswith(tuple(divisions))]
        names = {name for name in (first.name, first.member) if name}
        visits = [row for row in selection.visits if row.committee == committee and names & set(row.by.split("\n"))]
        tally = _tally(visits, selection.visit_findings, selection, is_recorded=True)
        lines.append(_Leader(committee, first.name, first.member, divisions, there, tally))
    return lines


def _divisions(selection: Selection) -> list[_Division]:
    """Give every division somebody should answer for: those registered, with stations, or answered for."""
    visits_of, findings_of = _by_unit(selection)
    stations = [row.code for row in selection.stations]
    lines = []
    for code, (state, leaders) in standing(selection).items():
        visits, findings = visits_of.get(code, ()), findings_of.get(code, ())
        tally = _tally(visits, findings, selection, is_recorded=state != NOT_RECORDED)
        there = sum(station.startswith(code) for station in stations) if len(code) < 9 else int(code in stations)
        lines.append(_Division(code, state, leaders, there, tally))
    return lines


def _by_unit(selection: Selection) -> tuple[dict[str, list[VisitRow]], dict[str, list[VisitFindingRow]]]:
    """Put visits and findings to each division they concern, up to the prefecture."""
    visits: dict[str, list[VisitRow]] = {}
    for visit in selection.visits:
        units = {station[:length] for station in visit.stations.split() for length in (4, 6, 9)}
        for code in units:
            visits.setdefault(code, []).append(visit)
    findings: dict[str, list[VisitFindingRow]] = {}
    for finding in selection.visit_findings:
        if finding.station:
            for length in (4, 6, 9):
                findings.setdefault(finding.station[:length], []).append(finding)
    return visits, findings


def _tally(
    visits: Iterable[VisitRow], findings: Iterable[VisitFindingRow], selection: Selection, *, is_recorded: bool
) -> _Tally:
    """Count visits, and those of the findings that these visits made."""
    ids = {visit.id for visit in visits}
    made = [row for row in findings if row.visit in ids]
    fates = Counter(fate_of(row, selection.roster_day) for row in made)
    return _Tally(len(ids), len(made), fates[PUT_RIGHT], fates[OVERDUE], is_recorded or bool(ids))


def _tally_columns() -> list[Column]:
    return [
        Column("visits", _("督导次数"), is_number=True),
        Column("findings", _("发现问题"), is_number=True),
        Column("put_right", _(FATES[PUT_RIGHT]), is_number=True),
        Column("overdue", _(FATES[OVERDUE]), is_number=True),
        Column("open", _(FATES[OPEN]), is_number=True, goes=1),
    ]


def _leader_table(lines: Sequence[_Leader], whole: _Tally, selection: Selection) -> Table:
    committees = {row.code: row.name for row in selection.committees}
    columns = [
        Column("name", _("包抓领导")),
        Column("committee", _("政协"), goes=3),
        Column("divisions", _("包抓区划")),
        Column("stations", _("工作站"), is_number=True, goes=2),
        *_tally_columns(),
    ]
    rows: list[list[Value]] = [
        [
            line.name,
            committees.get(line.committee) or selection.unit_name(line.committee),
            tuple(selection.division_names.get(code) or selection.unit_name(code) for code in line.divisions),
            len(line.stations),
            *line.tally.as_data().values(),
        ]
        for line in lines
    ]
    if rows or whole.visits:
        there = {code for line in lines for code in line.stations}
        divisions = {code for line in lines for code in line.divisions}
        said = _("{n} 个").format(n=len(divisions))
        rows.append([_("合计（不重复）"), "", said, len(there), *whole.as_data().values()])
    return Table("by_leader", columns, rows, title=_("按领导"), empty=_("没有包抓的记录。"))


def _division_table(lines: Sequence[_Division], whole: _Tally, selection: Selection) -> Table:
    columns = [
        Column("division", _("区划")),
        Column("state", _("包抓情况")),
        Column("leaders", _("包抓领导")),
        Column("stations", _("工作站"), is_number=True, goes=2),
        *_tally_columns(),
        Column("code", _("代码"), goes=9),
    ]
    rows: list[list[Value]] = [
        [
            selection.division_names.get(line.code) or selection.unit_name(line.code),
            _(STATES[line.state]),
            tuple(line.leaders) or ("" if line.state == HOLE else None),
            line.stations,
            *line.tally.as_data().values(),
            line.code,
        ]
        for line in lines
    ]
    if rows:
        rows.append([_("合计（不重复）"), "", "", len(selection.stations), *whole.as_data().values(), ""])
    return Table("by_division", columns, rows, title=_("按区划"), empty=_("没有登记区划和工作站。"))


def _leader_data(line: _Leader) -> dict[str, object]:
    return {
        "name": line.name,
        "member": line.member,
        "committee": line.committee,
        "divisions": list(line.divisions),
        "stations": list(line.stations),
        **line.tally.as_data(),
    }


def _division_data(line: _Division, selection: Selection) -> dict[str, object]:
    return {
        "division": line.code,
        "division_name": selection.division_names.get(line.code),
        "state": line.state,
        "leaders": list(line.leaders),
        "stations": line.stations,
        **line.tally.as_data(),
    }


def _notes(leaders: Sequence[_Leader], divisions: Sequence[_Division], selection: Selection) -> list[str]:
    counts = {state: sum(line.state == state for line in divisions) for state in STATES}
    text = _("应有人包抓的区划 {n} 个：一人 {covered}，多人 {double}，无人 {hole}，上级没有包抓记录 {not_recorded}。")
    notes = [text.format(n=len(divisions), **counts)]
    people = {name for line in leaders for name in (line.name, line.member) if name}
    others = sum(not people & set(visit.by.split("\n")) for visit in selection.visits)
    if others:
        notes.append(_("{n} 次督导的人员不在包抓领导之中，只计入合计。").format(n=others))
    if selection.visits:
        notes.append(_("几位领导一起督导、一次督导几个区划的，各行分别计入，合计不重复。"))
    nowhere = sum(not row.station for row in selection.visit_findings)
    if nowhere:
        notes.append(_("{n} 个督导发现的问题没有记录是哪个工作站，只计入按领导和合计。").format(n=nowhere))
    return notes
