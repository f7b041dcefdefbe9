"""Promises kept (承诺兑现): what became of every task, by station, by its first deadline and by the extended one."""

from xieshang_cli.language import N_, _
from xieshang_cli.reports.counting import (
    STATION,
    Sums,
    add_up,
    station_of,
    stations_data,
    sums_data,
    sums_table,
    whole_of,
)
from xieshang_cli.reports.document import Column, Document, Rate, Table
from xieshang_cli.reports.notes import selection_note, undated_notes, unreadable_notes
from xieshang_cli.reports.promise_counts import JUDGED, NOT_JUDGED, ORIGINAL, Fate, promise_figures, promises_counted
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection

BY_FIRST_DEADLINE = {"tasks": ("original_last", "original_last")}
"""A task belongs to the period of its first deadline: no extension moves it out."""

_GOES: dict[str, int] = {
    Fate.UNCLEAR: 6,
    Fate.ENDED: 5,
    Fate.UNDATED: 4,
    Fate.REFUSED: 3,
    Fate.BLOCKED: 2,
    Fate.PLANNED: 1,
}


@report(
    "promises",
    title=N_("承诺兑现情况"),
    summary=N_("议定事项按期办结、逾期、在办、列入计划、不予办理各多少；按原定期限和延期后的期限各算一遍。"),
    needs=("tasks",),
    days=BY_FIRST_DEADLINE,
    counted=promises_counted,
)
def promises(selection: Selection) -> Document:
    """Put both deadlines side by side, then a line a station by the deadline that holds."""
    counted = promises_counted(selection)
    stations = add_up(counted.items, station_of)
    total = whole_of(stations)
    return Document(
        kind="report.promises",
        title=_("承诺兑现情况"),
        as_of=selection.today,
        blocks=[_deadline_table(total), _station_table(stations, total, selection)],
        notes=_notes(total, selection),
        counts={
            "tasks": len(selection.tasks),
            "undated": selection.undated.get("tasks", 0),
            "unreadable": len(selection.unreadable),
        },
        data={
            "total": sums_data(counted.figures, total),
            "by_station": stations_data(counted.figures, stations, selection.station_names),
        },
    )


def _deadline_table(total: Sums) -> Table:
    lines = [([_("按延期后的期限")], total), ([_("按原定期限")], _by_original(total))]
    head = Column("deadline", _("算法"))
    return sums_table("by_deadline", [head], promise_figures(), lines, None, title=_("合计"), goes=_GOES)


def _by_original(sums: Sums) -> Sums:
    return Sums({part.removeprefix(ORIGINAL): n for part, n in sums.parts.items() if part.startswith(ORIGINAL)})


def _station_table(stations: dict[str, Sums], total: Sums, selection: Selection) -> Table:
    original = next(figure for figure in promise_figures(ORIGINAL) if figure.is_share)
    return sums_table(
        "by_station",
        [Column(STATION.key, _(STATION.label))],
        [*promise_figures(), original],
        [([selection.unit_name(code)], sums) for code, sums in stations.items()],
        total,
        title=_("按工作站"),
        empty=_("没有任务。"),
        goes=_GOES,
    )


def _notes(total: Sums, selection: Selection) -> list[str]:
    notes = [
        _("承诺兑现率＝按期办结÷（按期办结＋逾期办结＋逾期未办结），其他的都列为未计入。"),
        _("按期以主办单位申报办结的日期为准，并须他人确认；期限只到月、到年的，以最后一天为准。"),
    ]
    doubtful = total.amount(*(set(NOT_JUDGED) - {Fate.OPEN, Fate.ENDED}))
    kept = total.amount(Fate.KEPT)
    lowest = Rate(kept, total.amount(*JUDGED) + doubtful)
    if doubtful:
        text = _("没有计入的，除未到期和中止的以外还有 {n} 项；如果都算没有兑现，是 {share}。")
        share = f"{lowest.numerator}/{lowest.denominator} ({lowest.percentage})"
        notes.append(text.format(n=doubtful, share=share))
    if selection.period != (None, None):
        notes.append(_("任务按原定期限归入这段时间，延期不改变。"))
    return [
        *notes,
        *undated_notes(selection, "tasks"),
        *unreadable_notes(selection.unreadable),
        selection_note(selection),
    ]
