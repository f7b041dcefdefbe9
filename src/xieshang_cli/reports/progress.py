"""The progress table (进度表): where topics stand, by step and by station; every sum can be taken apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from xieshang_cli.language import N_, _
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import StandingRow, TopicRow
from xieshang_cli.model.vocabulary import STEPS, Status, Step
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.deadlines import days_since, is_overdue
from xieshang_cli.reports.document import Column, Document, Rate, Table, Value
from xieshang_cli.reports.notes import closing_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, is_open, last_day, term

PLACES: tuple[str, ...] = (*STEPS, *(status for status in Status if status is not Status.OPEN))
"""Where a topic can stand: in one of the six steps, or ended in one of five ways. Every topic is in exactly one."""

_Standing = TopicRow | StandingRow


def progress_counted(selection: Selection) -> Counted:
    """Count each topic where it stands, and those overdue."""
    labels = {str(place): _source(place, selection.policy) for place in PLACES}
    figures = [
        Figure("topics", N_("议题"), tuple(labels)),
        *(Figure(place, label) for place, label in labels.items()),
        Figure("overdue", N_("逾期")),
    ]
    items = [Item(_place_of(row), row) for row in selection.standings]
    late = (row for row in selection.standings if _is_late(row, selection))
    return Counted(figures, [*items, *(Item("overdue", row) for row in late)])


@report(
    "progress",
    title=N_("进度表"),
    summary=N_("各步骤、各工作站有多少议题，逾期多少，停留多久。"),
    needs=("standings", "stations"),
    counted=progress_counted,
)
def progress(selection: Selection) -> Document:
    """Make two tables that add up to the same total: one line a step or ending, one line a station."""
    by_place: dict[str, list[_Standing]] = {place: [] for place in PLACES}
    for row in selection.standings:
        by_place[_place_of(row)].append(row)
    places = [_place_line(place, rows, selection) for place, rows in by_place.items()]
    stations = _station_lines(selection)
    total = _added([line.tally for line in stations])
    return Document(
        kind="report.progress",
        title=_("进度表"),
        as_of=selection.today,
        blocks=[_station_table(stations, total, selection), _place_table(places, selection)],
        notes=_notes(stations, selection),
        counts={
            "topics": total.topics,
            "overdue": total.overdue,
            "undated": selection.undated.get("topics", 0),
            "unreadable": len(selection.unreadable),
        },
        data=lambda: {
            "by_step": [_place_data(line) for line in places],
            "by_station": [_station_data(line, selection) for line in stations],
            "total": _tally_data(total),
        },
    )


@dataclass(frozen=True, slots=True)
class _Tally:
    """How many topics stand where; `topics` is their sum."""

    by_place: Sequence[int]
    topics: int
    overdue: int


@dataclass(frozen=True, slots=True)
class _PlaceLine:
    """One step or ending; days are those open topics have been in the step, as far as recorded."""

    place: str
    topics: int
    overdue: int
    share: Rate
    mean_days: int | None
    days_unknown: int


@dataclass(frozen=True, slots=True)
class _StationLine:
    """One station; `is_registered` is false for a code that only topics name."""

    code: str
    tally: _Tally
    is_registered: bool


def _place_of(row: _Standing) -> str:
    return row.step if is_open(row) else row.status


def _count(topics: Sequence[_Standing], selection: Selection) -> _Tally:
    places = Counter(map(_place_of, topics))
    return _Tally(
        by_place=tuple(places[place] for place in PLACES),
        topics=len(topics),
        overdue=sum(_is_late(row, selection) for row in topics),
    )


def _added(tallies: Sequence[_Tally]) -> _Tally:
    return _Tally(
        by_place=tuple(map(sum, zip(*(tally.by_place for tally in tallies), strict=True))) or (0,) * len(PLACES),
        topics=sum(tally.topics for tally in tallies),
        overdue=sum(tally.overdue for tally in tallies),
    )


def _is_late(row: _Standing, selection: Selection) -> bool:
    return row.due_last is not None and is_open(row) and is_overdue(last_day(row.due_last), selection.today)


def _source(place: str, policy: Policy) -> str:
    if place in STEPS:
        return policy.step_labels.get(place) or term(Step, place).label
    return term(Status, place).label


def _place_line(place: str, rows: Sequence[_Standing], selection: Selection) -> _PlaceLine:
    days = [days_since(row.step_since, selection.today) for row in rows if is_open(row)]
    known = [day for day in days if day is not None]
    return _PlaceLine(
        place=place,
        topics=len(rows),
        overdue=sum(_is_late(row, selection) for row in rows),
        share=Rate(len(rows), len(selection.standings)),
        mean_days=sum(known) // len(known) if known else None,
        days_unknown=len(days) - len(known),
    )


def _station_lines(selection: Selection) -> list[_StationLine]:
    by_station: dict[str, list[_Standing]] = {station.code: [] for station in selection.stations}
    registered = frozenset(by_station)
    for row in selection.standings:
        by_station.setdefault(row.station, []).append(row)
    return [
        _StationLine(code, _count(rows, selection), code in registered) for code, rows in sorted(by_station.items())
    ]


def _place_label(place: str, policy: Policy) -> str:
    return policy.label(term(Step, place)) if place in STEPS else _(term(Status, place).label)


def _station_table(stations: Sequence[_StationLine], total: _Tally, selection: Selection) -> Table:
    columns = [
        Column("station", _("工作站")),
        *(Column(str(place), _place_label(place, selection.policy), is_number=True) for place in PLACES),
        Column("topics", _("合计"), is_number=True),
        Column("overdue", _("逾期"), is_number=True),
        Column("remark", _("备注"), goes=1),
    ]
    rows: list[list[Value]] = [
        [selection.unit_name(line.code), *_numbers(line.tally), _remark(line)] for line in stations
    ]
    if rows:
        rows.append([_("合计"), *_numbers(total), ""])
    return Table("by_station", columns, rows, title=_("按工作站"), empty=_("没有工作站，也没有议题。"))


def _numbers(tally: _Tally) -> list[Value]:
    return [*tally.by_place, tally.topics, tally.overdue]


def _remark(line: _StationLine) -> str:
    if not line.is_registered:
        return _("工作站未登记")
    return "" if line.tally.topics else _("没有议题记录")


def _place_table(places: Sequence[_PlaceLine], selection: Selection) -> Table:
    columns = [
        Column("place", _("步骤")),
        Column("topics", _("议题"), is_number=True),
        Column("share", _("占比"), is_number=True),
        Column("overdue", _("逾期"), is_number=True),
        Column("mean_days", _("平均停留天数"), is_number=True),
        Column("days_unknown", _("停留天数未记录"), is_number=True),
    ]
    rows: list[list[Value]] = [
        [
            _place_label(line.place, selection.policy),
            line.topics,
            line.share,
            line.overdue,
            line.mean_days if line.mean_days is not None or line.days_unknown else "",
            line.days_unknown,
        ]
        for line in places
    ]
    overdue = sum(line.overdue for line in places)
    unknown = sum(line.days_unknown for line in places)
    topics = len(selection.standings)
    rows.append([_("合计"), topics, Rate(topics, topics), overdue, "", unknown])
    return Table("by_step", columns, rows, title=_("按步骤"))


def _tally_data(tally: _Tally) -> dict[str, object]:
    return {
        **dict(zip(map(str, PLACES), tally.by_place, strict=True)),
        "topics": tally.topics,
        "overdue": tally.overdue,
    }


def _place_data(line: _PlaceLine) -> dict[str, object]:
    return {
        "place": str(line.place),
        "topics": line.topics,
        "share": line.share,
        "overdue": line.overdue,
        "mean_days": line.mean_days,
        "days_unknown": line.days_unknown,
    }


def _station_data(line: _StationLine, selection: Selection) -> dict[str, object]:
    return {
        "station": line.code,
        "station_name": selection.station_names.get(line.code),
        "registered": line.is_registered,
        **_tally_data(line.tally),
    }


def _notes(stations: Sequence[_StationLine], selection: Selection) -> list[str]:
    registered = [line for line in stations if line.is_registered]
    active = sum(line.tally.topics > 0 for line in registered)
    stray = sum(line.tally.topics for line in stations if not line.is_registered)
    notes = [_("已登记工作站 {n} 个，其中有议题记录的 {active} 个。").format(n=len(registered), active=active)]
    if stray:
        notes.append(_("{n} 个议题所在的工作站未登记，已计入合计。").format(n=stray))
    notes.append(_("六个步骤各列是进行中的议题；平均停留天数只计进行中且记录了起始日期的。"))
    return notes + closing_notes(selection)
