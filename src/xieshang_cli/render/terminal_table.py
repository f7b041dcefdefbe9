"""Tables on the terminal page: columns fitted to the width, or one card a row where they do not fit."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from xieshang_cli.language import _
from xieshang_cli.render.safety import safe
from xieshang_cli.render.values import spoken
from xieshang_cli.render.wrapping import widest, wrapped
from xieshang_cli.reports.document import Table

TITLE = "bold cyan"
UNKNOWN = "dim"
LABEL = "dim"

_GAP = 2
_NARROWEST = 12  # six Chinese characters: below that a column of sentences is no longer read
_SHORT_HEADER = 8


def table_parts(table: Table, width: int) -> Iterator[Text]:
    """Give the table as columns where they fit into `width`, otherwise as cards."""
    if not table.rows:
        yield Text(safe(table.empty) or _("没有记录"), "dim")
        return
    labels = [safe(column.label) for column in table.columns]
    texts = [[safe(spoken(cell)) for cell in row] for row in table.rows]
    widths = _fitted(labels, texts, width)
    if widths is None:
        yield from _cards(table, labels, texts, width)
    else:
        yield from _columns(table, labels, texts, widths)


def labelled_lines(rows: Sequence[tuple[str, str, str]], width: int, indent: int = 0) -> Iterator[Text]:
    """Give lines of label, text and the text's style, the texts aligned and wrapped beside their labels."""
    longest = widest([label for label, _text, _style in rows])
    beside = min(longest, width // 3)
    for label, text, style in rows:
        lines = [Text(line, style) for line in wrapped(text, width - indent - beside - _GAP)]
        if cell_len(label) <= beside:
            yield Text.assemble(" " * indent, (label, LABEL), " " * (beside - cell_len(label) + _GAP), lines.pop(0))
        else:
            yield Text.assemble(" " * indent, (label, LABEL))
        for line in lines:
            yield Text.assemble(" " * (indent + beside + _GAP), line)


def _columns(table: Table, labels: list[str], texts: list[list[str]], widths: list[int]) -> Iterator[Text]:
    # Not rich's own table: it measures and wraps again what is measured and wrapped, ten times slower.
    is_number = [column.is_number for column in table.columns]
    yield from _row_lines(labels, ["bold"] * len(labels), widths, is_number)
    for row, cells in zip(table.rows, texts, strict=True):
        yield from _row_lines(cells, [UNKNOWN if value is None else "" for value in row], widths, is_number)


def _row_lines(cells: list[str], styles: list[str], widths: list[int], is_number: list[bool]) -> Iterator[Text]:
    """Give as many lines as the tallest cell has; numbers stand on the right of their column."""
    stacks = [wrapped(cell, width) for cell, width in zip(cells, widths, strict=True)]
    for layer in zip_longest(*stacks, fillvalue=""):
        line = Text()
        for text, style, width, on_right in zip(layer, styles, widths, is_number, strict=True):
            blank = " " * (width - cell_len(text))
            line.append(blank if on_right else "").append(text, style).append(
                " " * _GAP if on_right else blank + " " * _GAP
            )
        line.rstrip()
        yield line


def _cards(table: Table, labels: list[str], texts: list[list[str]], width: int) -> Iterator[Text]:
    for number, (row, cells) in enumerate(zip(table.rows, texts, strict=True)):
        if number:
            yield Text()
        for line in wrapped(cells[0], width):
            yield Text(line, "bold")
        styles = [UNKNOWN if value is None else "" for value in row]
        yield from labelled_lines(list(zip(labels, cells, styles, strict=True))[1:], width, indent=2)


def _fitted(labels: list[str], texts: list[list[str]], width: int) -> list[int] | None:
    """Give each column its width, or None when they cannot stand side by side.

    Columns of ids, dates, numbers and short words keep their width; columns of sentences share what is left, the
    narrow ones first.
    """
    natural = [
        max(widest(cells), min(cell_len(label), max(_SHORT_HEADER, widest(cells))))
        for label, cells in zip(labels, zip(*texts, strict=True), strict=True)
    ]
    rigid = [_is_rigid(cells, wide) for cells, wide in zip(zip(*texts, strict=True), natural, strict=True)]
    left = width - _GAP * (len(labels) - 1) - sum(wide for wide, keeps in zip(natural, rigid, strict=True) if keeps)
    widths = list(natural)
    flexible = sorted((place for place, keeps in enumerate(rigid) if not keeps), key=natural.__getitem__)
    for done, place in enumerate(flexible):
        share = left // (len(flexible) - done)
        widths[place] = min(natural[place], share)
        left -= widths[place]
        if widths[place] < min(natural[place], _NARROWEST):
            return None
    return widths if left >= 0 else None


def _is_rigid(cells: Sequence[str], wide: int) -> bool:
    return wide <= _NARROWEST or all(cell.isascii() and " " not in cell for cell in cells)
