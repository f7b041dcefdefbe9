"""Participation (参与情况): sessions and who came to them, by station and quarter."""

from collections.abc import Mapping, Sequence

from xieshang_cli.language import N_, _
from xieshang_cli.reports.attendance_counts import attendance_counted, quarter_held, role_figures
from xieshang_cli.reports.counting import (
    STATION,
    Counted,
    Figure,
    Sums,
    add_up,
    station_of,
    stations_data,
    sums_data,
    sums_table,
    together,
    whole_of,
)
from xieshang_cli.reports.document import Bar, Bars, Column, Document, Table, Value
from xieshang_cli.reports.notes import selection_note, unreadable_notes
from xieshang_cli.reports.periods import quarter_words
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.roster_days import was_held
from xieshang_cli.reports.selection import Selection

_SHOWN = 8
_CAME = ("sessions", "attendances", "on_site", "remote", "mode_excess", "written")
_WHO = ("sessions", "members", "members_other", "leaders", "with_leader", "residents", "with_residents", "first_timers")
_GOES = {"members_other": 4, "leaders": 3, "with_leader": 2, "first_timers": 1}
_BRIEF = ("sessions", "attendances", "members", "residents", "first_timers")


@report(
    "participation",
    title=N_("参与情况"),
    summary=N_("开了几次协商会，多少人次，各种身份、远程、委员到会、主要领导到会、群众、首次参加的；分站、分季度。"),
    needs=("sessions", "assignments", "postings", "stations"),
    anytime=("sessions",),
    counted=attendance_counted,
)
def participation(selection: Selection) -> Document:
    """Give tables that add up to the same total: by quarter, by station, by both."""
    counted = attendance_counted(selection)
    both = add_up(counted.items, lambda row: (station_of(row), quarter_held(row)))
    stations = together(both, lambda line: line[0])
    quarters = together(both, lambda line: line[1])
    total = whole_of(stations)
    by_quarter = [([quarter_words(quarter)], sums) for quarter, sums in quarters.items()]
    by_station = [([selection.unit_name(code)], sums) for code, sums in stations.items()]
    return Document(
        kind="report.participation",
        title=_("参与情况"),
        as_of=selection.today,
        blocks=[
            bars_by_quarter(quarters, "sessions"),
            *_line_tables("quarter", Column("quarter", _("季度")), by_quarter, total, counted),
            *_line_tables("station", Column(STATION.key, _(STATION.label)), by_station, total, counted),
            _both_table(both, counted, selection),
        ],
        notes=_notes(stations, total, selection),
        counts={
            "sessions": total.amount("sessions"),
            "undated": _undated(selection),
            "unreadable": len(selection.unreadable),
        },
        data=lambda: {
            "total": sums_data(counted.figures, total),
            "mean": mean_attendances(total),
            "by_quarter": [
                {"quarter": quarter or None, **sums_data(counted.figures, sums)} for quarter, sums in quarters.items()
            ],
            "by_station": stations_data(counted.figures, stations, selection.station_names),
            "by_station_and_quarter": [
                {"station": code, "quarter": quarter or None, **sums_data(_chosen(counted, _BRIEF), sums)}
                for (code, quarter), sums in both.items()
            ],
        },
    )


def bars_by_quarter(quarters: Mapping[str, Sums], sessions: str) -> Bars:
    """Draw how many sessions each quarter had; `sessions` is the part that counts them."""
    return Bars(
        "sessions_by_quarter",
        [Bar(quarter_words(quarter), sums.amount(sessions)) for quarter, sums in quarters.items()],
        label=_("季度"),
        counted=_("协商会"),
        title=_("各季度协商会次数"),
        empty=_("没有协商会的记录。"),
    )


def mean_attendances(total: Sums) -> str | None:
    """Give the attendances of a session on average, to one decimal, of those whose attendances are known."""
    known = _counted_sessions(total)
    if not known:
        return None
    tenths = (20 * total.amount("attendances") + known) // (2 * known)
    return f"{tenths // 10}.{tenths % 10}"


def _counted_sessions(total: Sums) -> int:
    attendances = total.total("attendances")
    return attendances.of - attendances.unknown


def _chosen(counted: Counted, keys: tuple[str, ...]) -> list[Figure]:
    by_key = {figure.key: figure for figure in counted.figures}
    return [by_key[key] for key in keys]


def _line_tables(
    key: str, head: Column, lines: Sequence[tuple[Sequence[Value], Sums]], total: Sums, counted: Counted
) -> list[Table]:
    """Give one table on how many came and one on who they were, with the same lines."""
    many, who = _("{line}：参加人次").format(line=head.label), _("{line}：哪些人参加").format(line=head.label)
    came = _chosen(counted, _CAME)
    roles = [*role_figures(counted.figures), *_chosen(counted, ("role_unknown", "role_excess"))]
    # Where there is no room for all roles, those that fewest people came in go first.
    frequent = sorted(roles, key=lambda figure: -total.amount(*figure.parts))
    ranks = {figure.key: 1 + place for place, figure in enumerate(frequent)} | {"mode_excess": 98, "role_excess": 99}
    return [
        sums_table(f"came_by_{key}", [head], [*came, *roles], lines, total, goes=ranks, title=many),
        sums_table(f"who_by_{key}", [head], _chosen(counted, _WHO), lines, total, goes=_GOES, title=who),
    ]


def _both_table(both: dict[tuple[str, str], Sums], counted: Counted, selection: Selection) -> Table:
    head = [Column(STATION.key, _(STATION.label)), Column("quarter", _("季度"))]
    lines = [([selection.unit_name(code), quarter_words(quarter)], sums) for (code, quarter), sums in both.items()]
    title = _("各工作站各季度")
    return sums_table("by_station_and_quarter", head, _chosen(counted, _BRIEF), lines, None, title=title)


def _undated(selection: Selection) -> int:
    """Count the sessions held on a day nobody recorded, which a period leaves out."""
    if selection.period == (None, None):
        return 0
    return sum(row.held_from is None and was_held(row, selection.today) for row in selection.sessions)


def _notes(stations: dict[str, Sums], total: Sums, selection: Selection) -> list[str]:
    notes = [_("人次是参加的次数，同一个人参加几次计几次，不是人数；列席和书面意见不计入参加人次。")]
    mean = mean_attendances(total)
    if mean is not None:
        text = _("登记了人数的 {n} 次会，平均每次 {mean} 人次。")
        notes.append(text.format(n=_counted_sessions(total), mean=mean))
    excess = total.amount("role_excess") + total.amount("mode_excess")
    if excess:
        notes.append(_("有的协商会各部分之和多于登记的总数，多出的列在“多于总数”里。"))
    notes += [
        _("各身份＋未分身份－各身份多于总数＝参加人次；现场及未记方式＋远程－远程多于总数＝参加人次。"),
        _("下沉委员到会：会议当天下沉在本站的委员中到会（含列席）的人次；没有登记委员编码的会未计入。"),
        _("主要领导、首次参加只看写了姓名或编码的人；首次参加是此前没有到过这个工作站的协商会。"),
    ]
    silent = [row.code for row in selection.stations if row.code not in stations]
    if silent:
        shown = _("、").join(map(selection.unit_name, silent[:_SHOWN])) + (_(" 等") if len(silent) > _SHOWN else "")
        notes.append(_("{n} 个工作站没有协商会的记录：{names}。").format(n=len(silent), names=shown))
    planned = sum(not was_held(row, selection.today) for row in selection.sessions)
    if planned:
        notes.append(_("{n} 次协商会还没有开，未计入。").format(n=planned))
    if _undated(selection):
        text = _("另有 {n} 次协商会没有记录日期，不知是否在这段时间，未计入。")
        notes.append(text.format(n=_undated(selection)))
    return [*notes, *unreadable_notes(selection.unreadable), selection_note(selection)]
