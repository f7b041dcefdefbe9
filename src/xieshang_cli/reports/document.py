"""What every report, list and page is made of: a `Document` of a few kinds of block.

A report builds one from records; a renderer walks the blocks with `match` and ends in `assert_never`, so a new kind
of block fails the type check in every format that forgot it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from xieshang_cli.model.partial import Count, CountTotal, PartialDate
from xieshang_cli.model.vocabulary import Term


@dataclass(frozen=True, slots=True)
class Rate:
    """A share that never hides its parts. `left_out` counts what is in neither, e.g. not recorded."""

    numerator: int
    denominator: int
    left_out: int = 0

    @property
    def percentage(self) -> str:
        """The share with one decimal place, a dash of nothing."""
        if not self.denominator:
            return "—"
        # In whole numbers: a float would round 0.05 up on some fractions and down on others.
        tenths = (2000 * self.numerator + self.denominator) // (2 * self.denominator)
        return f"{tenths // 10}.{tenths % 10}%"


Value = str | int | None | PartialDate | Count | CountTotal | Rate | Term | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` is for machines and never changes, `label` is for people.

    On a screen too narrow for all columns, those that `goes` ranks go first, the highest rank before the others.
    """

    key: str
    label: str
    is_number: bool = False
    goes: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of values under columns; `key` names the table in JSON when a document has several.

    `headline` is the key of the column that names a row where each row stands by itself; without it the first does.
    """

    key: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    title: str = ""
    empty: str = ""
    headline: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled value."""

    key: str
    label: str
    value: Value


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled values, one a line."""

    key: str
    items: Sequence[Fact]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a document; level 1 is right below the title."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; line breaks inside are kept."""

    text: str


class Mark(StrEnum):
    """How an entry of a list, a step or a branch is to be taken; renderers choose sign and colour."""

    PLAIN = "plain"
    DONE = "done"
    CURRENT = "current"
    PENDING = "pending"
    MISSING = "missing"
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Entry(NamedTuple):
    """One line of a list, with an optional command to run next and lines below it; there may be thousands."""

    text: str
    mark: Mark = Mark.PLAIN
    note: str = ""
    command: str = ""
    children: Sequence["Entry"] = ()


@dataclass(frozen=True, slots=True)
class Entries:
    """A list, flat or a tree."""

    key: str
    items: Sequence[Entry]
    title: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """The six steps in one row: each with its label and DONE, CURRENT or PENDING."""

    key: str
    steps: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Bar:
    """One number of a series under its label; None is a number nobody recorded."""

    label: str
    value: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Bars:
    """A series of numbers, drawn as bars where lines can be drawn and a table elsewhere.

    `label` and `counted` say what stands on the left and what is counted.
    """

    key: str
    items: Sequence[Bar]
    label: str
    counted: str
    title: str = ""
    empty: str = ""

    def as_table(self) -> Table:
        """The same as rows."""
        columns = [Column("label", self.label), Column("value", self.counted, is_number=True)]
        rows: list[list[Value]] = [[bar.label, bar.value] for bar in self.items]
        if any(bar.note for bar in self.items):
            columns.append(Column("note", ""))
            rows = [[*row, bar.note] for row, bar in zip(rows, self.items, strict=True)]
        return Table(self.key, columns, rows, self.title, self.empty)


Block = Table | Facts | Heading | Paragraph | Entries | Progress | Bars


@dataclass(frozen=True, slots=True)
class Document:
    """A title, blocks, and notes that stand at the foot (waivers, what was left out, unreadable files).

    `data` is what machine formats print, or a function that gives it, called when they do. When it is None they take
    it from the blocks: the rows of a single table as a list of objects, otherwise an object of blocks by key.

    A paper to print and sign (`is_paper`) has nothing but its title at the head.
    """

    kind: str
    title: str
    as_of: date
    blocks: Sequence[Block]
    notes: Sequence[str] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    data: object = None
    is_paper: bool = False

    @property
    def tables(self) -> "Sequence[Table | Bars]":
        """All tables, in the order in which somebody who can have one wants it: those meant as tables, then series."""
        return [
            *(block for block in self.blocks if isinstance(block, Table)),
            *(block for block in self.blocks if isinstance(block, Bars)),
        ]
