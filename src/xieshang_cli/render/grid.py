"""What spreadsheet formats print: one grid of text out of a document."""

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from xieshang_cli.language import _
from xieshang_cli.render.marks import word
from xieshang_cli.render.values import spoken
from xieshang_cli.reports.document import (
    Bars,
    Block,
    Document,
    Entries,
    Entry,
    Facts,
    Heading,
    Paragraph,
    Progress,
    Table,
)

Grid = list[list[str]]

# Spreadsheets run a cell that begins like this; the full-width forms count in East Asian settings.
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NEGATIVE_NUMBER = re.compile(r"-[0-9]+(\.[0-9]+)?")


def grid_of(document: Document) -> Grid:
    """Give the header and the rows of the first table, since a file that programs read holds one table.

    A document without a table gives its facts as two columns; lists and steps, which have marks, notes and commands,
    give five, and facts among them take part in these. A series is a table where there is no other.
    """
    for block in document.tables:
        return _table_grid(block.as_table() if isinstance(block, Bars) else block)
    if any(isinstance(block, Entries | Progress) for block in document.blocks):
        header = [_("部分"), _("标记"), _("项目"), _("内容"), _("命令")]
        return [header, *(line for block in document.blocks for line in _lines(block))]
    facts = [fact for block in document.blocks if isinstance(block, Facts) for fact in block.items]
    return [[_("项目"), _("内容")], *([fact.label, spoken(fact.value)] for fact in facts)]


def defused(text: str) -> str:
    """Put `'` before what a spreadsheet would take for a formula, so that it stays text."""
    is_formula = _FORMULA.match(text) and not _NEGATIVE_NUMBER.fullmatch(text)
    return "'" + text if is_formula else text


def _table_grid(table: Table) -> Grid:
    return [[column.label for column in table.columns], *([spoken(cell) for cell in row] for row in table.rows)]


def _lines(block: Block) -> Iterator[list[str]]:
    match block:
        case Facts():
            for fact in block.items:
                yield [block.title, "", fact.label, spoken(fact.value), ""]
        case Entries():
            yield from _entry_lines(block.title, block.items)
        case Progress():
            yield from _entry_lines(_("步骤"), block.steps)
        case Table() | Bars() | Heading() | Paragraph():
            return
        case _:
            assert_never(block)


def _entry_lines(part: str, entries: Sequence[Entry]) -> Iterator[list[str]]:
    for entry in entries:
        yield [part, word(entry.mark), entry.text, entry.note, entry.command]
        yield from _entry_lines(part, entry.children)
