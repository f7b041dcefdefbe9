"""What figures of a report are made of: items, each a record in one part; tables add them up, `explain` lists them.

A part is counted; a figure is a part, several parts together, or a share of some parts in others. So no figure says
what its records do not, and parts come to their whole.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeVar

from xieshang_cli.language import N_, _
from xieshang_cli.model.partial import CountTotal
from xieshang_cli.model.rows import Row
from xieshang_cli.reports.document import Column, Rate, Table, Value

Line = TypeVar("Line", bound=Hashable)
OtherLine = TypeVar("OtherLine", bound=Hashable)

STATION = Column("station", N_("工作站"))


class Item(NamedTuple):
    """What one row brings to one part; an amount may be known only about, or not at all."""

    part: str
    row: Row
    amount: int = 1
    approximate: int = 0
    unknown: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: `key` never changes, `label` is in the source language.

    It adds up the parts `counted`, by default the one of its own key. With `rest` it is the share of those in them and
    the `rest`; `left_out` are parts in neither. A figure that is `inexact` says how much of the sum is not known.
    """

    key: str
    label: str
    counted: tuple[str, ...] = ()
    rest: tuple[str, ...] | None = None
    left_out: tuple[str, ...] = ()
    inexact: bool = False
    within: str = ""
    less_is_better: bool = False
    verbatim: bool = False
    """Whether the label is a word of this place, a role or an answer, and so the same in every language."""

    @property
    def source(self) -> str:
        """What it is called in the source language, with what it is `within`."""
        return f"{self.within}：{self.label}" if self.within else self.label

    def said(self) -> str:
        """Say what it is called."""
        label = self.label if self.verbatim else _(self.label)
        return _("{within}：{label}").format(within=_(self.within), label=label) if self.within else label

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts it counts."""
        return self.counted or (self.key,)

    @property
    def is_share(self) -> bool:
        """Whether it is one number over another."""
        return self.rest is not None


@dataclass(frozen=True, slots=True)
class Counted:
    """Figures, and the items they are made of; `labels` are those of parts that are no figure by themselves.

    Where the records are not all kept by a station, nothing is `by_station`, and stations cannot be ranked by it.
    """

    figures: Sequence[Figure]
    items: Sequence[Item]
    labels: Mapping[str, str] = field(default_factory=dict)
    by_station: bool = True

    def said(self, part: str) -> str:
        """Say the label of a part."""
        figure = self.figure(part)
        return _(self.labels[part]) if part in self.labels else figure.said() if figure else part

    def figure(self, key: str) -> Figure | None:
        """Give the figure of that key."""
        return next((figure for figure in self.figures if figure.key == key), None)


@dataclass(slots=True)
class Sums:
    """Items added up by part: the amounts, how many items, how many of them are known only about, or not at all."""

    parts: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def total(self, part: str) -> CountTotal:
        """Give the sum of a part with what is not known of it."""
        number, of, approximate, unknown = self.parts.get(part, (0, 0, 0, 0))
        return CountTotal(number, of, approximate, unknown)

    def amount(self, *parts: str) -> int:
        """Add the amounts of parts."""
        total = 0
        for part in parts:
            if part in self.parts:
                total += self.parts[part][0]
        return total

    def value(self, figure: Figure) -> int | Rate | CountTotal:
        """Give a figure."""
        counted = self.amount(*figure.parts)
        if figure.rest is not None:
            return Rate(counted, counted + self.amount(*figure.rest), self.amount(*figure.left_out))
        if figure.inexact:
            first, *others = figure.parts
            return sum(map(self.total, others), self.total(first))
        return counted


def under(name: str, counted: Counted) -> Counted:
    """Give the same under keys that begin with the name of the report, so that several reports fit into one."""

    def moved(parts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(f"{name}.{part}" for part in parts)

    figures = [
        replace(
            figure,
            key=f"{name}.{figure.key}",
            counted=moved(figure.parts),
            rest=None if figure.rest is None else moved(figure.rest),
            left_out=moved(figure.left_out),
        )
        for figure in counted.figures
    ]
    return Counted(
        figures,
        [item._replace(part=f"{name}.{item.part}") for item in counted.items],
        {f"{name}.{part}": label for part, label in counted.labels.items()},
    )


def add_up(items: Iterable[Item], line_of: Callable[[Row], Line]) -> dict[Line, Sums]:
    """Add items up by line, the lines in order of their keys."""
    found: dict[Line, dict[str, list[int]]] = {}
    row_before: Row | None = None
    line: dict[str, list[int]] = {}
    for part, row, amount, approximate, unknown in items:
        if row is not row_before:  # the items of a row come one after another
            row_before, line = row, found.setdefault(line_of(row), {})
        total = line.get(part)
        if total is None:
            line[part] = [amount, 1, approximate, unknown]
            continue
        total[0] += amount
        total[1] += 1
        total[2] += approximate
        total[3] += unknown
    return _in_order(found)


def together(lines: Mapping[Line, Sums], line_of: Callable[[Line], OtherLine]) -> dict[OtherLine, Sums]:
    """Add lines up to larger ones."""
    found: dict[OtherLine, dict[str, list[int]]] = {}
    for key, sums in lines.items():
        line = found.setdefault(line_of(key), {})
        for part, (amount, of, approximate, unknown) in sums.parts.items():
            total = line.setdefault(part, [0, 0, 0, 0])
            total[0] += amount
            total[1] += of
            total[2] += approximate
            total[3] += unknown
    return _in_order(found)


def whole(items: Iterable[Item]) -> Sums:
    """Add all items up."""
    return add_up(items, lambda _row: "").get("", Sums())


def whole_of(lines: Mapping[Line, Sums]) -> Sums:
    """Add all lines up."""
    return together(lines, lambda _line: "").get("", Sums())


def sums_table(
    key: str,
    heads: Sequence[Column],
    figures: Sequence[Figure],
    lines: Iterable[tuple[Sequence[Value], Sums]],
    total: Sums | None,
    *,
    title: str = "",
    empty: str = "",
    goes: Mapping[str, int] | None = None,
) -> Table:
    """Give one line each with its figures, and the total below them; a share has what it leaves out beside it."""
    ranks = goes or {}
    columns = [*heads, *(column for figure in figures for column in _columns(figure, ranks.get(figure.key, 0)))]
    rows: list[list[Value]] = [[*names, *_cells(figures, sums)] for names, sums in lines]
    if rows and total is not None:
        rows.append([_("合计"), *[""] * (len(heads) - 1), *_cells(figures, total)])
    return Table(key, columns, rows, title=title, empty=empty)


def sums_data(figures: Sequence[Figure], sums: Sums) -> dict[str, object]:
    """Give figures to programs by their keys."""
    return {figure.key: sums.value(figure) for figure in figures}


def stations_data(
    figures: Sequence[Figure], stations: Mapping[str, Sums], names: Mapping[str, str]
) -> list[dict[str, object]]:
    """Give the figures of each station to programs."""
    return [
        {"station": code, "station_name": names.get(code), **sums_data(figures, sums)}
        for code, sums in stations.items()
    ]


def shown(value: Value) -> Value:
    """Give a figure without what it leaves out, where that has a place of its own."""
    return Rate(value.numerator, value.denominator) if isinstance(value, Rate) else value


def station_of(row: Row) -> str:
    """Give the unit that keeps the record."""
    return str(row.station)  # type: ignore[union-attr] # rows that are counted by unit have one


def _columns(figure: Figure, rank: int) -> Iterator[Column]:
    yield Column(figure.key, figure.said(), is_number=True, goes=rank)
    if figure.is_share:
        yield Column(f"{figure.key}_left_out", _("未计入"), is_number=True, goes=rank)


def _cells(figures: Iterable[Figure], sums: Sums) -> Iterator[Value]:
    for figure in figures:
        value = sums.value(figure)
        yield shown(value)
        if isinstance(value, Rate):
            yield value.left_out


def _in_order(found: Mapping[Line, Mapping[str, Sequence[int]]]) -> dict[Line, Sums]:
    return {line: Sums(found[line]) for line in sorted(found)}  # type: ignore[type-var] # keys of lines are text
