"""Where every part of a file begins and ends, for changing some of it in place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from yaml import CollectionEndEvent, MappingStartEvent, NodeEvent, ScalarEvent

from xieshang_cli.storage.yaml_read import events


@dataclass(slots=True)
class Node:
    """One value of a file that `parse` has accepted. Lines and columns count from 0; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    # A quote, `|`, `>` or empty for scalars; `flow` or `block` for collections.
    style: str
    # The last line that belongs to the value.
    last_line: int
    entries: dict[str, "Entry"] = field(default_factory=dict)
    items: list["Item"] = field(default_factory=list)

    @property
    def is_within_line(self) -> bool:
        """Whether it can be replaced without touching another line."""
        return self.line == self.end_line and self.style not in {"|", ">", "block"}


@dataclass(slots=True)
class Entry:
    """One key of a mapping with its value."""

    key: Node
    value: Node


@dataclass(slots=True)
class Item:
    """One item of a list with the line of its dash."""

    dash_line: int
    value: Node


def compose(text: str, lines: list[str]) -> Node | None:
    """Give the tree of `text`, which `parse` has accepted and which has these `lines`; None when it is empty."""
    stream = events(text)
    for event in stream:
        if isinstance(event, NodeEvent):
            return _node(event, stream, lines)
    return None


# Private from here on.


def _node(event: Any, stream: Iterator[Any], lines: list[str]) -> Node:
    """Build the node that `event` begins; no deeper than `parse` allows."""
    start = event.start_mark
    end: Any = event.end_mark
    if isinstance(event, ScalarEvent):
        style = event.style or ""
        last = _last_line_of_block_scalar(event, lines) if style in {"|", ">"} else end.line
        return Node(start.line, start.column, end.line, end.column, style, last)
    node = Node(start.line, start.column, 0, 0, "flow" if event.flow_style else "block", start.line)
    is_mapping = isinstance(event, MappingStartEvent)
    while not isinstance(part := next(stream), CollectionEndEvent):
        inner = _node(part, stream, lines)
        if is_mapping:
            value = _node(next(stream), stream, lines)
            node.entries[part.value] = Entry(inner, value)
            inner = value
        else:
            node.items.append(Item(_dash_line(node, inner, lines), inner))
        node.last_line = max(node.last_line, inner.last_line)
    end = part.end_mark
    node.end_line, node.end_column = end.line, end.column
    if node.style == "flow":
        node.last_line = node.end_line
    return node


def _dash_line(sequence: Node, item: Node, lines: list[str]) -> int:
    """The parser does not say where a dash stands: it is in the column of the list, at or above its item."""
    line = item.line
    while sequence.style == "block" and line > sequence.line and lines[line][sequence.column :][:1] != "-":
        line -= 1
    return line


def _last_line_of_block_scalar(event: Any, lines: list[str]) -> int:
    """The last line of a literal or folded block; blank lines after it belong to it only where `+` keeps them."""
    end = event.end_mark
    last = min(int(end.line if end.column else end.line - 1), len(lines) - 1)
    header = lines[event.start_mark.line][event.start_mark.column :].split("#")[0]
    while "+" not in header and last > event.start_mark.line and not lines[last].strip(" "):
        last -= 1
    return last
