"""What every machine format prints: a document as plain mappings, lists, text and numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from xieshang_cli.findings import Finding
from xieshang_cli.model.partial import Count, CountTotal, PartialDate
from xieshang_cli.render.values import machine
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
    Rate,
    Table,
)

Plain = str | int | float | None | Sequence["Plain"] | Mapping[str, "Plain"]

SCHEMA_VERSION = 1


def envelope(document: Document) -> dict[str, Plain]:
    """Give the whole answer in the shape scripts rely on."""
    return {
        "schema_version": SCHEMA_VERSION,
        "kind": document.kind,
        "as_of": document.as_of.isoformat(),
        "data": data_of(document),
        "counts": dict(document.counts),
    }


def data_of(document: Document) -> Plain:
    """Give the document's own data, or else what its blocks hold: words between them are for people only."""
    data = document.data() if callable(document.data) else document.data
    if data is not None:
        return plain(data)
    blocks = [block for block in document.blocks if not isinstance(block, Heading | Paragraph)]
    if len(blocks) == 1 and isinstance(blocks[0], Table):
        return _block_data(blocks[0])
    data = {block.key: _block_data(block) for block in blocks}
    if len(data) < len(blocks):
        raise ValueError(f"two blocks of {document.kind} share a key: {[block.key for block in blocks]}")
    return data


def plain(value: object) -> Plain:  # noqa: PLR0911 - one for each kind
    """Convert a value, however nested, to what JSON and YAML know."""
    match value:
        case None | bool() | float():
            return value
        case str() | int() | PartialDate() | Count() | CountTotal() | Rate():
            return machine(value)
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Finding():
            return plain(value.as_data())
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {part.name: plain(getattr(value, part.name)) for part in fields(value)}
        case _:
            raise TypeError(f"no plain form for {type(value).__name__}")


def _block_data(block: Block) -> Plain:
    match block:
        case Table():
            keys = [column.key for column in block.columns]
            return [dict(zip(keys, map(machine, row), strict=True)) for row in block.rows]
        case Facts():
            return {fact.key: machine(fact.value) for fact in block.items}
        case Entries():
            return [_entry_data(entry) for entry in block.items]
        case Progress():
            return [{"label": step.text, "mark": str(step.mark)} for step in block.steps]
        case Bars():
            return [{"label": bar.label, "value": bar.value, "note": bar.note or None} for bar in block.items]
        case Heading() | Paragraph():
            return block.text
        case _:
            assert_never(block)


def _entry_data(entry: Entry) -> dict[str, Plain]:
    return {
        "text": entry.text,
        "mark": str(entry.mark),
        "note": entry.note or None,
        "command": entry.command or None,
        "children": [_entry_data(child) for child in entry.children],
    }
