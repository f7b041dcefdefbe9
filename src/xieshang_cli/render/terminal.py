"""The table format at a terminal: a page with colour, fitted to the width, its text never read as markup."""

import io
from collections.abc import Iterator, Sequence
from typing import assert_never

from rich.cells import cell_len
from rich.console import Console, detect_legacy_windows
from rich.text import Text

from xieshang_cli.language import _
from xieshang_cli.render.marks import SIGNS
from xieshang_cli.render.safety import safe
from xieshang_cli.render.terminal_bars import bar_parts
from xieshang_cli.render.terminal_table import TITLE, UNKNOWN, labelled_lines, table_parts
from xieshang_cli.render.values import spoken
from xieshang_cli.render.wrapping import wrapped
from xieshang_cli.reports.document import (
    Bars,
    Block,
    Document,
    Entries,
    Entry,
    Facts,
    Heading,
    Mark,
    Paragraph,
    Progress,
    Table,
)

_SIGN_STYLES = {
    Mark.PLAIN: "dim",
    Mark.DONE: "green",
    Mark.CURRENT: "bold yellow",
    Mark.PENDING: "dim",
    Mark.MISSING: "yellow",
    Mark.ERROR: "bold red",
    Mark.WARNING: "yellow",
    Mark.INFO: "cyan",
}
_STEP_TEXT_STYLES = {Mark.DONE: "", Mark.CURRENT: "bold yellow", Mark.PENDING: "dim"}

_WIDEST_READ = 110  # longer lines of text are hard to read; tables may take the whole screen


def render(document: Document, *, width: int | None) -> str:
    """Write the page; `NO_COLOR` and `TERM=dumb` are respected, without `width` the terminal is asked."""
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=True,
        legacy_windows=False,
        color_system=None if detect_legacy_windows() else "auto",
        highlight=False,
        markup=False,
        emoji=False,
    )
    # Asked of a dumb terminal, the console forgets the width it was given.
    screen = width or console.width
    for line in _page(document, min(screen, _WIDEST_READ), screen):
        # It comes broken into lines already; a command longer than the screen must stay one line for copying.
        console.print(line, soft_wrap=True)
    assert isinstance(console.file, io.StringIO)
    return "".join(line.rstrip(" ") + "\n" for line in console.file.getvalue().split("\n")[:-1])


def _page(document: Document, width: int, table_width: int) -> Iterator[Text]:
    is_first = True
    if document.title:
        yield from _title(document, width)
        is_first = False
    after_heading = False
    for block in document.blocks:
        parts = list(_parts(block, table_width if isinstance(block, Table) else width))
        if parts and not is_first and not after_heading:
            yield Text()
        yield from parts
        is_first = is_first and not parts
        after_heading = isinstance(block, Heading)
    if document.notes and not is_first:
        yield Text()
    for note in document.notes:
        yield from _hanging(_("注：{note}").format(note=safe(note)), width, hang=4, style="dim")


def _title(document: Document, width: int) -> Iterator[Text]:
    as_of = _("截至 {date}").format(date=document.as_of.isoformat())
    lines = wrapped(safe(document.title), width)
    for line in lines[:-1]:
        yield Text(line, "bold")
    gap = width - cell_len(lines[-1]) - cell_len(as_of)
    if document.is_paper:
        yield Text(lines[-1], "bold")
    elif gap >= 2:
        yield Text.assemble((lines[-1], "bold"), " " * gap, (as_of, "dim"))
    else:
        yield Text(lines[-1], "bold")
        yield Text(as_of, "dim")


def _parts(block: Block, width: int) -> Iterator[Text]:
    match block:
        case Table():
            yield from _block_title(block.title, width)
            yield from table_parts(block, width)
        case Facts():
            yield from _block_title(block.title, width)
            rows = [
                (safe(fact.label), safe(spoken(fact.value)), UNKNOWN if fact.value is None else "")
                for fact in block.items
            ]
            yield from labelled_lines(rows, width)
        case Heading():
            yield from _hanging(safe(block.text), width, style=TITLE if block.level == 1 else "bold")
        case Paragraph():
            yield from _hanging(safe(block.text, keep_lines=True), width)
        case Entries():
            yield from _block_title(block.title, width)
            yield from _entries(block.items, width)
            if block.empty and not block.items:
                yield from _hanging(safe(block.empty), width, style="dim")
        case Bars():
            yield from _block_title(block.title, width)
            yield from bar_parts(block, width)
        case Progress():
            yield from _progress(block.steps, width)
        case _:
            assert_never(block)


def _block_title(title: str, width: int) -> Iterator[Text]:
    if title:
        yield from _hanging(safe(title), width, style=TITLE)


def _hanging(text: str, width: int, *, hang: int = 0, style: str = "") -> Iterator[Text]:
    for number, line in enumerate(wrapped(text, width - hang, first=-hang)):
        yield Text.assemble(" " * (hang if number else 0), (line, style))


def _progress(steps: Sequence[Entry], width: int) -> Iterator[Text]:
    line = Text()
    for step in steps:
        text_style = _STEP_TEXT_STYLES.get(step.mark, "")
        piece = Text.assemble((SIGNS[step.mark], _SIGN_STYLES[step.mark]), " ", (safe(step.text), text_style))
        if step.note:
            piece.append(f" {safe(step.note)}", "dim")
        if line and line.cell_len + 3 + piece.cell_len + 2 > width:
            yield line.append(" →", "dim")
            line = Text()
        line = Text.assemble(line, (" → ", "dim"), piece) if line else piece
    yield line


def _entries(entries: Sequence[Entry], width: int) -> Iterator[Text]:
    for entry in entries:
        yield from _entry(entry, "", "", width)


def _entry(entry: Entry, lead: str, below: str, width: int) -> Iterator[Text]:
    """Give the lines of one entry: `lead` stands before its first line, `below` before all others."""
    sign = SIGNS[entry.mark]
    hang = below + ("│ " if entry.children else "  ")
    room = width - cell_len(hang)
    lines = [Text.assemble((line, _text_style(entry.mark))) for line in wrapped(safe(entry.text), room)]
    if entry.note:
        _append_note(lines, safe(entry.note), room)
    yield Text.assemble((lead, "dim"), (sign, _SIGN_STYLES[entry.mark]), " ", lines[0])
    for line in lines[1:]:
        yield Text.assemble((hang, "dim"), line)
    if entry.command:
        yield Text.assemble((hang, "dim"), (safe(entry.command), "cyan"))
    for child in entry.children:
        is_last = child is entry.children[-1]
        yield from _entry(child, below + ("└─ " if is_last else "├─ "), below + ("   " if is_last else "│  "), width)


def _append_note(lines: list[Text], note: str, room: int) -> None:
    if lines[-1].cell_len + 2 + cell_len(note) <= room:
        lines[-1].append("  ").append(note, "dim")
    else:
        lines.extend(Text(line, "dim") for line in wrapped(note, room))


def _text_style(mark: Mark) -> str:
    return {Mark.CURRENT: "bold", Mark.PENDING: "dim"}.get(mark, "")
