"""Markdown for GitHub and chat: headings, lists and tables; text from records stays text, never markup."""

import re
from collections.abc import Iterator, Sequence
from typing import assert_never

from tabulate import tabulate

from xieshang_cli.language import _
from xieshang_cli.render.marks import SIGNS
from xieshang_cli.render.safety import safe
from xieshang_cli.render.values import spoken
from xieshang_cli.reports.document import (
    Bars,
    Block,
    Document,
    Entries,
    Entry,
    Fact,
    Facts,
    Heading,
    Mark,
    Paragraph,
    Progress,
    Table,
)

# Anywhere: emphasis, code, links, HTML, table cells, entities, mathematics, mentions and issue numbers.
_MARKUP = re.compile(r"[\\`*_\[\]<>|~&$@#]")
# At the beginning of a line: quotes, lists, underlines of headings and tables, indented code.
_LINE_START = re.compile(r"(?P<sign>[-+=:])(?=[-+=: ]|$)|(?P<number>[0-9]+)(?P<point>[.)])(?= |$)")
# What GitHub turns into a link without any markup.
_BARE_LINK = re.compile(r"(?P<before>\bwww)\.|:(?=//)", re.IGNORECASE)
_TASKS = {Mark.DONE: "[x] ", Mark.CURRENT: "[ ] ", Mark.PENDING: "[ ] ", Mark.MISSING: "[ ] "}


def render(document: Document, *, width: int | None) -> str:  # noqa: ARG001 - readers wrap as they like
    """Write the title, the blocks and the notes as a quotation at the foot."""
    parts = ["\n".join(_lines(block)) for block in document.blocks]
    if document.title:
        as_of = _("截至 {date}").format(date=document.as_of.isoformat())
        parts[:0] = [f"# {_escaped(document.title)}", "" if document.is_paper else as_of]
    if document.notes:
        parts.append("\n".join(f"> - {_escaped(note)}" for note in document.notes))
    text = "\n\n".join(part for part in parts if part)
    return text + "\n" if text else ""


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Table():
            yield from _titled(block.title, _table_lines(block))
        case Facts():
            yield from _titled(block.title, [_fact_line(fact) for fact in block.items])
        case Heading():
            yield f"{'#' * min(block.level + 1, 6)} {_escaped(block.text)}"
        case Paragraph():
            yield _paragraph(block.text)
        case Entries():
            yield from _titled(block.title, list(_entry_lines(block.items, "")) or [_escaped(block.empty)])
        case Bars():
            yield from _titled(block.title, _table_lines(block.as_table()))
        case Progress():
            yield " → ".join(map(_step, block.steps))
        case _:
            assert_never(block)


def _titled(title: str, lines: Sequence[str]) -> Iterator[str]:
    if title:
        yield f"### {_escaped(title)}"
        yield ""
    yield from lines


def _table_lines(table: Table) -> list[str]:
    if not table.rows:
        return [_escaped(table.empty) or _("没有记录")]
    text = tabulate(
        [[_escaped(spoken(cell)) for cell in row] for row in table.rows],
        headers=[_escaped(column.label) for column in table.columns],
        tablefmt="pipe",
        colalign=["right" if column.is_number else "left" for column in table.columns],
        disable_numparse=True,  # or 186400.10 becomes 186400
    )
    return text.split("\n")


def _fact_line(fact: Fact) -> str:
    return "- " + _("{label}：{value}").format(label=_bold(fact.label), value=_escaped(spoken(fact.value)))


def _entry_lines(entries: Sequence[Entry], indent: str) -> Iterator[str]:
    for entry in entries:
        lead = _TASKS.get(entry.mark, "")
        if not lead and entry.mark is not Mark.PLAIN:
            lead = f"{SIGNS[entry.mark]} "  # papers are made of this: what is late is no “error” there
        note = f" ({_escaped(entry.note)})" if entry.note else ""
        yield f"{indent}- {lead}{_escaped(entry.text)}{note}"
        if entry.command:
            yield f"{indent}  - {_code(entry.command)}"
        yield from _entry_lines(entry.children, indent + "  ")


def _step(step: Entry) -> str:
    text = f"{step.text} ({step.note})" if step.note else step.text
    return f"{SIGNS[step.mark]} {_bold(text) if step.mark is Mark.CURRENT else _escaped(text)}"


def _paragraph(text: str) -> str:
    """Keep line breaks as hard breaks; an empty line begins a new paragraph."""
    paragraphs = re.split(r"\n\s*\n", text.strip("\n"))
    return "\n\n".join("\\\n".join(map(_escaped, paragraph.split("\n"))) for paragraph in paragraphs)


def _escaped(text: str) -> str:
    """Write one line of text so that Markdown shows exactly it."""
    text = _MARKUP.sub(r"\\\g<0>", safe(text).strip(" "))
    text = _BARE_LINK.sub(lambda match: f"{match['before']}\\." if match["before"] else "\\:", text)
    start = _LINE_START.match(text)
    if not start:
        return text
    return f"\\{text}" if start["sign"] else f"{start['number']}\\{start['point']}{text[start.end() :]}"


def _bold(text: str) -> str:
    """Stars beside any kind of space would be shown as stars."""
    return f"**{_escaped(text.strip())}**" if text.strip() else ""


def _code(text: str) -> str:
    """Write a code span; its fence is longer than any run of backticks inside."""
    text = safe(text)
    fence = "`" * (max(map(len, re.findall(r"`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}" if "`" in text else f"{fence}{text}{fence}"
