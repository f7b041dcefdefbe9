"""One table of somebody else's, read: its cells as text, and what the program that wrote it knows of them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xieshang_cli.errors import UsageError
from xieshang_cli.language import _

MOST_BYTES = 20 * 1024 * 1024
MOST_ROWS = 5000

_LETTERS = 26

Rows = Sequence[Sequence[str]]
Place = tuple[int, int]
Progress = Callable[[int, int], None]
"""Told how many rows are read, of how many."""


class SheetError(UsageError):
    """The table cannot be used; nothing was written."""

    def __init__(self, path: Path | str, reason: str, hint: str = "") -> None:
        super().__init__(_("表格 {path}：{reason}。").format(path=path, reason=reason), hint=hint)


class UnreadableWorkbookError(SheetError):
    """The file is no workbook that can be read; what the reader says of it is English, and no help."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(
            path,
            _("不是能读的工作簿，可能已经损坏或有密码"),
            _("请用 Excel 或 WPS 打开，去掉密码，另存为 xlsx 再导入。"),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table. Places are row and column, from 0; rows are those of the file, empty ones included.

    `numbers` are cells that hold a number rather than text: what people typed may look otherwise (2021.10 is 2021.1).
    `without_value` are formulas that nobody calculated, and cells that show an error of Excel. `merged` are blocks of
    cells that are one, first and last place of each.
    """

    rows: Rows
    numbers: frozenset[Place] = frozenset()
    without_value: Mapping[Place, str] = field(default_factory=dict)
    merged: Sequence[tuple[Place, Place]] = ()


def require_few(path: Path | str, rows: Sequence[object]) -> None:
    """Refuse a table with more rows than anybody means to import."""
    if len(rows) > MOST_ROWS:
        raise SheetError(path, _("超过 {n} 行").format(n=MOST_ROWS))


def column_letters(column: int) -> str:
    """Call a column as Excel does: A, B, … Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_name(place: Place) -> str:
    """Call a cell as Excel does: B3."""
    return f"{column_letters(place[1])}{place[0] + 1}"


def cell_names(places: Iterable[Place], most: int = 5) -> str:
    """Name a few cells in order, and say how many more there are."""
    ordered = sorted(places)
    named = _("、").join(map(cell_name, ordered[:most]))
    return named if len(ordered) <= most else _("{cells} 等 {n} 处").format(cells=named, n=len(ordered))
