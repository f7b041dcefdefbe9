"""The table format when piped: plain lines for `grep` and mail, no colour, no frame, nothing cut."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import assert_never

from wcwidth import wcswidth

from xieshang_cli.language import _
from xieshang_cli.render.bars import bar_lengths
from xieshang_cli.render.marks import SIGNS
from xieshang_cli.render.safety import safe
from xieshang_cli.render.values import spoken
from xieshang_cli.reports.document import (
    Bars,
    Block,
    Column,
    Document,
    Entries,
    Entry,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Progress,
    Table,
)

_LONGEST_BAR = 40


def render(document: Document, *, width: int | None) -> str:  # noqa: ARG001 - nothing is cut or wrapped here
    """Write the title, the blocks and the notes, with an empty line between them."""
    parts = ["\n".join(_lines(block)) for block in document.blocks]
    if document.title:
        as_of = _("截至 {date}").format(date=document.as_of.isoformat())
        parts.insert(0, safe(document.title) if document.is_paper else f"{safe(document.title)} ({as_of})")
    if document.notes:
        parts.append("\n".join(_("注：{note}").format(note=safe(note)) for note in document.notes))
    text = "\n\n".join(part for part in parts if part)
    return text + "\n" if text else ""


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield from _titled(block.title, _table_lines(block))
        case Facts():
            yield from _titled(block.title, map(_fact_line, block.items))
        case Heading():
            yield safe(block.text)
        case Paragraph():
            yield safe(block.text, keep_lines=True)
        case Entries():
            yield from _titled(block.title, list(_entry_lines(block.items, "")) or [safe(block.empty)])
        case Bars():
            yield from _titled(block.title, _bar_lines(block))
        case Progress():
            yield " → ".join(map(_entry_text, block.steps))
        case _:
            assert_never(block)


def _titled(title: str, lines: Iterable[str]) -> Iterator[str]:
    if title:
        yield safe(title)
    yield from (line for line in lines if line)


def _fact_line(fact: Fact) -> str:
    return _("{label}：{value}").format(label=safe(fact.label), value=safe(spoken(fact.value)))


def _table_lines(table: Table) -> list[str]:
    if not table.rows:
        return [safe(table.empty) or _("没有记录")]
    heads = [safe(column.label) for column in table.columns]
    cells = [[safe(spoken(cell)) for cell in row] for row in table.rows]
    widths = [max(map(_width, column)) for column in zip(heads, *cells, strict=True)]
    ruler = ["-" * width for width in widths]
    return [_row(row, widths, table.columns) for row in (heads, ruler, *cells)]


def _row(cells: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> str:
    # Not tabulate: it takes longer to load than everything else a list does.
    padded = []
    for cell, width, column in zip(cells, widths, columns, strict=True):
        blanks = " " * (width - _width(cell))
        padded.append(blanks + cell if column.is_number else cell + blanks)
    return "  ".join(padded).rstrip()


@lru_cache(maxsize=4096)
def _width(text: str) -> int:
    # Most cells are numbers, ids and dates, and most others stand in the column many times.
    return len(text) if text.isascii() and text.isprintable() else wcswidth(text)


def _bar_lines(bars: Bars) -> Iterator[str]:
    if not bars.items:
        yield safe(bars.empty) or _("没有记录")
        return
    labels = [safe(bar.label) for bar in bars.items]
    beside = max(map(_width, labels))
    for label, bar, length in zip(labels, bars.items, bar_lengths(bars.items, _LONGEST_BAR), strict=True):
        note = f" ({safe(bar.note)})" if bar.note else ""
        drawn = "#" * length + "  " if length else ""
        yield f"{label}{' ' * (beside - _width(label))} |{drawn}{spoken(bar.value)}{note}"


def _entry_lines(entries: Sequence[Entry], indent: str) -> Iterator[str]:
    for entry in entries:
        yield indent + _entry_text(entry)
        if entry.command:
            yield f"{indent}  {safe(entry.command)}"
        yield from _entry_lines(entry.children, indent + "  ")


def _entry_text(entry: Entry) -> str:
    note = f" ({safe(entry.note)})" if entry.note else ""
    return f"{SIGNS[entry.mark]} {safe(entry.text)}{note}"
