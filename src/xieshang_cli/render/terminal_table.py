"""Tables on the terminal page: columns fitted to the width, or one card a row where they do not fit."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len
from rich.text import Text

from xieshang_cli.language import _
from xieshang_cli.model.partial import CountTotal
from xieshang_cli.render.safety import safe
from xieshang_cli.render.values import spoken
from xieshang_cli.render.wrapping import widest, wrapped
from xieshang_cli.reports.document import Rate, Table, Value

TITLE = "bold cyan"
UNKNOWN = "dim"
LABEL = "dim"

_GAP = 2
_NARROWEST = 12  # six Chinese characters: below that a column of sentences is no longer read
_COMFORTABLE = 20  # ten: a sentence takes few enough lines
_SHORT_HEADER = 8
_BROKEN_HEADER = 4


def table_parts(table: Table, width: int) -> Iterator[Text]:
    """Give the table as columns where they fit into `width`, otherwise as cards."""
    if not table.rows:
        yield Text(safe(table.empty) or _("没有记录"), "dim")
        return
    labels = [safe(column.label) for column in table.columns]
    texts = [[safe(spoken(cell)) for cell in row] for row in table.rows]
    shown, widths = _arranged(table, labels, texts, width)
    if widths is None:
        yield from _cards(table, labels, texts, width)
        return
    yield from _columns(table, shown, labels, texts, widths)
    left_out = [label for place, label in enumerate(labels) if place not in shown]
    if left_out:
        text = _("屏幕不够宽，没有列出：{columns}。").format(columns=_("、").join(left_out))
        yield from (Text(line, "dim") for line in wrapped(text, width))


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


def _arranged(
    table: Table, labels: list[str], texts: list[list[str]], width: int
) -> tuple[list[int], list[int] | None]:
    """Choose the columns (by place) that stand side by side, with their widths; None when they cannot.

    Before a column goes, headers are broken over several lines; then go columns that say nothing, then those that
    can be spared. While something can be spared, columns of sentences keep a comfortable width.
    """
    shown = list(range(len(labels)))
    spared = sorted((place for place in shown if table.columns[place].goes), key=lambda n: -table.columns[n].goes)
    comfort = _COMFORTABLE if spared else _NARROWEST
    for header in (_SHORT_HEADER, _BROKEN_HEADER):
        widths = _fitted(shown, labels, texts, width, header, comfort)
        if widths is not None:
            return shown, widths
    saying = [place for place in shown if place == 0 or any(_says(row[place]) for row in table.rows)]
    for count in range(len(spared) + 1):
        left = [place for place in saying if place not in spared[:count]]
        narrowest = _NARROWEST if count == len(spared) else comfort
        widths = _fitted(left, labels, texts, width, _BROKEN_HEADER, narrowest)
        if widths is not None:
            return left, widths
    return shown, None


def _columns(
    table: Table, shown: list[int], labels: list[str], texts: list[list[str]], widths: list[int]
) -> Iterator[Text]:
    # Not rich's own table: it measures and wraps again what is measured and wrapped, ten times slower.
    is_number = [table.columns[place].is_number for place in shown]
    yield from _row_lines([labels[place] for place in shown], ["bold"] * len(shown), widths, is_number)
    for row, cells in zip(table.rows, texts, strict=True):
        styles = [UNKNOWN if row[place] is None else "" for place in shown]
        yield from _row_lines([cells[place] for place in shown], styles, widths, is_number)


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
    keys = [column.key for column in table.columns]
    headline = keys.index(table.headline) if table.headline else 0
    for number, (row, cells) in enumerate(zip(table.rows, texts, strict=True)):
        if number:
            yield Text()
        for line in wrapped(cells[headline], width):
            yield Text(line, "bold")
        styles = [UNKNOWN if value is None else "" for value in row]
        lines = list(zip(labels, cells, styles, strict=True))
        yield from labelled_lines(lines[:headline] + lines[headline + 1 :], width, indent=2)


def _fitted(
    shown: list[int], labels: list[str], texts: list[list[str]], width: int, header: int, narrowest: int
) -> list[int] | None:
    """Give each column its width, or None when they cannot stand side by side.

    Columns of ids, dates, numbers and short words keep their width; columns of sentences share what is left, the
    narrow ones first.
    """
    columns = [[row[place] for row in texts] for place in shown]
    natural = [
        max(widest(cells), min(cell_len(labels[place]), max(header, widest(cells))))
        for place, cells in zip(shown, columns, strict=True)
    ]
    rigid = [_is_rigid(cells, wide) for cells, wide in zip(columns, natural, strict=True)]
    left = width - _GAP * (len(shown) - 1) - sum(wide for wide, keeps in zip(natural, rigid, strict=True) if keeps)
    widths = list(natural)
    flexible = sorted((place for place, keeps in enumerate(rigid) if not keeps), key=natural.__getitem__)
    for done, place in enumerate(flexible):
        share = left // (len(flexible) - done)
        widths[place] = min(natural[place], share)
        left -= widths[place]
        if widths[place] < min(natural[place], narrowest):
            return None
    return widths if left >= 0 else None


def _says(value: Value) -> bool:
    """Whether a cell says anything: a number other than zero, a share of something, a word."""
    match value:
        case Rate():
            return value.denominator > 0 or value.left_out > 0
        case CountTotal():
            return value.number > 0 or 0 < value.unknown < value.of
        case _:
            return value not in {0, "", None}


def _is_rigid(cells: Sequence[str], wide: int) -> bool:
    return wide <= _NARROWEST or all(cell.isascii() and " " not in cell for cell in cells)
