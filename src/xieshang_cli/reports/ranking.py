"""The ranking (通报): stations by one figure; those with too few topics behind it stand apart."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import Row
from xieshang_cli.reports.counting import STATION, Counted, Figure, Item, add_up, station_of
from xieshang_cli.reports.document import Column, Document, Rate, Table, Value
from xieshang_cli.reports.notes import selection_note, undated_notes, unreadable_notes
from xieshang_cli.reports.promises import BY_FIRST_DEADLINE
from xieshang_cli.reports.registry import load, report
from xieshang_cli.reports.selection import Selection

DEFAULT = "promises:rate"
"""The share of promises kept in time, as report and figure."""


def ranking_counted(selection: Selection) -> Counted:
    """Count what the report of the figure asked for counts."""
    source = load(_asked(selection)[0])
    assert source is not None
    assert source.counted is not None
    return source.counted(selection)


@report(
    "ranking",
    title=N_("通报排名"),
    summary=N_("各工作站按承诺兑现率（或 --figure 指定的比例）排名；议题太少的单列，不排名；并列的名次相同。"),
    needs=("tasks", "stations"),
    days=BY_FIRST_DEADLINE,
    options=("figure",),
    counted=ranking_counted,
)
def ranking(selection: Selection) -> Document:
    """Rank by the share of promises kept in time or by the one asked for, and list apart who has too few topics."""
    counted = ranking_counted(selection)
    figure = counted.figure(_asked(selection)[1])
    assert figure is not None
    places = ranked(counted, figure, selection.policy.ranking_minimum)
    above = [place for place in places if place.rank is not None]
    few = [place for place in places if place.rank is None]
    return Document(
        kind="report.ranking",
        title=_("通报：各工作站{figure}").format(figure=figure.said()),
        as_of=selection.today,
        blocks=[_ranked_table(above, figure, selection), _few_table(few, figure, selection)],
        notes=_notes(places, selection),
        counts={
            "ranked": len(above),
            "too_few": len(few),
            "undated": sum(selection.undated.values()),
            "unreadable": len(selection.unreadable),
        },
        data={
            "figure": selection.figure or DEFAULT,
            "ranked": [_data(place, selection) for place in above],
            "too_few": [_data(place, selection) for place in few],
        },
    )


@dataclass(frozen=True, slots=True)
class Place:
    """One station: its figure, how many topics are behind it, and its rank; none where they are too few."""

    station: str
    value: Rate
    topics: int
    rank: int | None = None


def ranked(counted: Counted, figure: Figure, minimum: int) -> list[Place]:
    """Give the stations the best share first; equal shares have the same rank, and the next ranks are left out.

    Only topics that count in the share are behind it.
    """
    topics = _topics(counted.items, {*figure.parts, *(figure.rest or ())})
    places = []
    for code, sums in add_up(counted.items, station_of).items():
        value = sums.value(figure)
        assert isinstance(value, Rate)
        places.append(Place(code, value, len(topics[code])))
    above = [place for place in places if place.topics >= minimum and place.value.denominator]
    few = [place for place in places if place.topics < minimum or not place.value.denominator]
    return [*_with_ranks(above, figure), *few]


def _asked(selection: Selection) -> tuple[str, str]:
    name, _colon, key = (selection.figure or DEFAULT).partition(":")
    return name, key


def _topics(items: Iterable[Item], parts: set[str]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for item in items:
        if item.part in parts and item.amount:
            found[station_of(item.row)].update(_topics_of(item.row))
    return found


def _topics_of(row: Row) -> list[str]:
    facts = row._asdict()
    if "topics" in facts:
        return str(facts["topics"]).split()
    return [str(facts.get("topic") or facts["id"])]


def _with_ranks(places: Sequence[Place], figure: Figure) -> list[Place]:
    sign = 1 if figure.less_is_better else -1
    # Shares are compared as fractions: 2/3 and 66.67 % of another would only look alike.
    ordered = sorted(places, key=lambda place: (sign * _share(place.value), -place.topics, place.station))
    found: list[Place] = []
    for position, place in enumerate(ordered, 1):
        is_tie = bool(found) and _share(found[-1].value) == _share(place.value)
        found.append(Place(place.station, place.value, place.topics, found[-1].rank if is_tie else position))
    return found


def _share(value: Rate) -> Fraction:
    return Fraction(value.numerator, value.denominator)


def _ranked_table(places: Sequence[Place], figure: Figure, selection: Selection) -> Table:
    columns = [Column("rank", _("名次"), is_number=True), *_columns(figure)]
    rows: list[list[Value]] = [[place.rank, *_cells(place, selection)] for place in places]
    return Table("ranked", columns, rows, title=_("排名"), empty=_("没有够数的工作站，不排名。"))


def _few_table(places: Sequence[Place], figure: Figure, selection: Selection) -> Table:
    rows = [_cells(place, selection) for place in places]
    return Table("too_few", _columns(figure), rows, title=_("议题太少，不排名"), empty=_("没有。"))


def _columns(figure: Figure) -> list[Column]:
    return [
        Column(STATION.key, _(STATION.label)),
        Column("value", figure.said(), is_number=True),
        Column("left_out", _("未计入"), is_number=True),
        Column("topics", _("计入的议题"), is_number=True),
    ]


def _cells(place: Place, selection: Selection) -> list[Value]:
    value = Rate(place.value.numerator, place.value.denominator)
    return [selection.unit_name(place.station), value, place.value.left_out, place.topics]


def _data(place: Place, selection: Selection) -> dict[str, object]:
    return {
        "rank": place.rank,
        "station": place.station,
        "station_name": selection.station_names.get(place.station),
        "value": place.value,
        "topics": place.topics,
    }


def _notes(places: Sequence[Place], selection: Selection) -> list[str]:
    notes = [
        _("计入的议题少于 {n} 个的不排名（政策 ranking_minimum）；比例相同的名次相同，其后的名次空出。").format(
            n=selection.policy.ranking_minimum
        )
    ]
    silent = len({row.code for row in selection.stations} - {place.station for place in places})
    if silent:
        notes.append(_("{n} 个已登记的工作站没有可以计入的记录，不在表里。").format(n=silent))
    return [
        *notes,
        *(note for kind in ("tasks", "topics", "sessions") for note in undated_notes(selection, kind)),
        *unreadable_notes(selection.unreadable),
        selection_note(selection),
    ]
