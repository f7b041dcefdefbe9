"""Coverage by division: one line a county, or one a township where a single county was asked for."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xieshang_cli.language import _
from xieshang_cli.reports.coverage_counts import FORCES, Forces, Places
from xieshang_cli.reports.document import Column, Rate, Table, Value
from xieshang_cli.reports.roster_days import assigned_on_day, known, share, total
from xieshang_cli.reports.selection import Selection

PLACE_COLUMNS = ("station", "township_council", "township_room", "village_council", "village_room")
COLUMNS = (*PLACE_COLUMNS, *FORCES)
"""The shares of a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One division or committee; a share that makes no sense for it is not there.

    `assigned` counts who is assigned to the station of a township: members (leaders are some of them) and special
    committees.
    """

    code: str
    name: str
    rates: Mapping[str, Rate]
    has_records: bool
    remark: str = ""
    assigned: Mapping[str, int] = field(default_factory=dict)


def is_one_county(selection: Selection) -> bool:
    """Whether all that is looked at lies in one county."""
    if len(selection.station or selection.division or "") >= 6:
        return True
    codes = [
        *(row.code for row in selection.divisions),
        *(row.code for row in selection.stations),
        *(row.code for row in selection.committees),
    ]
    return len({code[:6] for code in codes}) == 1


def by_county(selection: Selection, townships: Places, villages: Places, forces: Forces) -> list[Line]:
    """Give a line for each county, and one for each committee above the counties."""
    counties = {
        *townships.by_county,
        *villages.by_county,
        *(row.code for row in selection.divisions if len(row.code) == 6),
        *(row.code[:6] for row in selection.stations),
        *forces.of_level(6),
    }
    above = [code for code in forces.by_committee if len(code) < 6]
    return [
        *(_committee_line(code, selection, forces) for code in above),
        *(_county_line(code, selection, townships, villages, forces) for code in sorted(counties)),
    ]


def by_township(selection: Selection, townships: Places, villages: Places, forces: Forces) -> list[Line]:
    """Give a line for the committee and one for each township that is registered or has registered villages."""
    registered = {code for units in townships.by_county.values() for kind in units.values() for code in kind}
    clear = {code for units in townships.by_county.values() for kind in townships.kinds for code in units.get(kind, ())}
    assigned: dict[str, Counter[str]] = defaultdict(Counter)
    for station, who in assigned_on_day(selection):
        assigned[station]["special_committees" if "-s-" in who else "members"] += 1
    below: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for units in villages.by_county.values():
        for kind, found in units.items():
            for code in found:
                below[code[:9]][kind not in villages.kinds].append(code)
    lines = []
    for code in sorted(registered | set(below)):
        rates = _village_rates(villages, code, below[code])
        if code in registered:
            rates |= _township_rates(code, townships, is_clear=code in clear)
        lines.append(_township_line(code, selection, rates, assigned[code]))
    return [*(_committee_line(code, selection, forces) for code in forces.by_committee), *lines]


def lines_table(lines: Sequence[Line]) -> Table:
    """Show the lines and their sums."""
    labels = {
        "station": _("工作站"),
        "township_council": _("乡级议事会"),
        "township_room": _("乡级议事室"),
        "village_council": _("村级议事会"),
        "village_room": _("村级议事室"),
        "leaders": _("领导下沉"),
        "members": _("委员下沉"),
        "special_committees": _("专委会下沉"),
    }
    has_assigned = any(line.assigned for line in lines)
    columns = [
        Column("name", _("区划")),
        *(Column(name, labels[name], is_number=True, goes=_goes(name)) for name in COLUMNS),
        *([Column("assigned", _("本站下沉"), goes=4)] if has_assigned else []),
        Column("remark", _("备注"), goes=3),
        Column("code", _("代码"), goes=9),
    ]
    rows = [_cells(line, has_assigned=has_assigned) for line in lines]
    if rows:
        sums = {name: total(line.rates[name] for line in lines if name in line.rates) for name in COLUMNS}
        rows.append(_cells(Line("", _("合计"), sums, has_records=True), has_assigned=has_assigned))
    return Table("by_division", columns, rows, title=_("按区划"), empty=_("没有登记区划、工作站和政协。"))


def _goes(name: str) -> int:
    return {"special_committees": 8, "leaders": 7, "township_room": 6, "village_room": 5}.get(name, 0)


def _cells(line: Line, *, has_assigned: bool) -> list[Value]:
    cells: list[Value] = [line.name]
    cells += [known(line.rates[name]) if name in line.rates else "" for name in COLUMNS]
    if has_assigned:
        words = {"members": _("委员 {n} 人"), "special_committees": _("专委会 {n} 个")}
        cells.append(_("、").join(words[name].format(n=count) for name, count in sorted(line.assigned.items())))
    return [*cells, line.remark, line.code]


def _county_line(code: str, selection: Selection, townships: Places, villages: Places, forces: Forces) -> Line:
    rates = {
        "station": townships.rate("station", code),
        "township_council": townships.rate("council", code),
        "township_room": townships.rate("room", code),
        "village_council": villages.rate("council", code),
        "village_room": villages.rate("room", code),
        **forces.by_committee.get(code, dict.fromkeys(FORCES, Rate(0, 0))),
    }
    is_recorded = any(code in where.recorded[name] for where in (townships, villages) for name in ("council", "room"))
    has_records = is_recorded or code in townships.recorded["station"] or code in forces.by_committee
    remarks = [] if has_records else [_("没有记录")]
    if not townships.count(code):
        remarks.append(_("乡镇街道未登记"))
    if has_records and code not in forces.by_committee:
        remarks.append(_("政协未登记"))
    return Line(code, selection.unit_name(code), rates, has_records, _("、").join(remarks))


def _committee_line(code: str, selection: Selection, forces: Forces) -> Line:
    name = next((row.name for row in selection.committees if row.code == code), selection.unit_name(code))
    return Line(code, name, forces.by_committee[code], has_records=True)


def _township_rates(code: str, townships: Places, *, is_clear: bool) -> dict[str, Rate]:
    county = code[:6]
    return {
        name: share([code], townships.having[platform], is_recorded=county in townships.recorded[platform])
        if is_clear
        else Rate(0, 0, 1)
        for name, platform in (("station", "station"), ("township_council", "council"), ("township_room", "room"))
    }


def _village_rates(villages: Places, township: str, below: tuple[list[str], list[str]]) -> dict[str, Rate]:
    known_kinds, others = below
    rates = {}
    for name, platform in (("village_council", "council"), ("village_room", "room")):
        is_recorded = township[:6] in villages.recorded[platform]
        rates[name] = share(known_kinds, villages.having[platform], is_recorded=is_recorded, doubtful=len(others))
    return rates


def _township_line(code: str, selection: Selection, rates: Mapping[str, Rate], assigned: Mapping[str, int]) -> Line:
    has_records = bool(assigned) or any(rate.numerator for rate in rates.values())
    remark = "" if has_records else _("没有记录")
    if "station" not in rates:
        remark = _("乡镇街道未登记")
    elif rates["station"].left_out and has_records:
        remark = _("类型不明或没有记录，未计入")
    return Line(code, selection.unit_name(code), rates, has_records, remark, assigned)
