"""The comments of a file, each with the field it speaks about; the parser itself passes them over."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from unicodedata import normalize

from xieshang_cli.storage.yaml_tree import Node, compose


@dataclass(slots=True)
class Comments:
    """Comments by the path of the field. An empty line is kept as an empty comment.

    `before` stand above a field or item, those at the head of the file under the path ""; `beside` behind it on its
    line (with the blanks in front); `after` below the last part of a list or group.
    """

    before: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    beside: dict[str, str] = field(default_factory=dict)
    after: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def sentences(self) -> list[str]:
        """Give the comments themselves, sorted: what must be the same whatever their place."""
        groups = [*self.before.values(), *self.after.values(), [remark.strip() for remark in self.beside.values()]]
        return sorted(line for group in groups for line in group if line)


def comments_of(text: str) -> Comments:
    """Find the comments in `text`, which `parse` has accepted."""
    lines = text.split("\n")
    root = compose(text, lines)
    comments = Comments()
    if root is not None:
        places = list(_places(root, ""))
        places.sort(key=lambda place: (place.line, place.column))
        _attach(comments, lines, _occupied(root, lines), places)
    return comments


# Private from here on.

_BLOCK_HEADER = re.compile(r"[|>][-+0-9]*")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a field or item begins, or where its value ends; `inside` is the path of what holds it."""

    line: int
    column: int
    path: str
    inside: str
    indent: int
    is_start: bool


def _places(node: Node, path: str) -> Iterator[_Place]:
    """Walk all fields and items in their order, the outer before the inner."""
    for key, entry in node.entries.items():
        name = normalize("NFC", key)
        yield from _place(entry.key.line, entry.key.column, f"{path}.{name}" if path else name, node, path, entry.value)
    for position, item in enumerate(node.items):
        column = node.column if node.style == "block" else item.value.column
        yield from _place(item.dash_line, column, f"{path}[{position}]", node, path, item.value)


def _place(line: int, column: int, path: str, holder: Node, inside: str, value: Node) -> Iterator[_Place]:
    yield _Place(line, column, path, inside, holder.column, is_start=True)
    yield from _places(value, path)
    if value.style not in {"block", "|", ">"}:
        yield _Place(value.end_line, value.end_column, path, inside, holder.column, is_start=False)


def _occupied(node: Node, lines: list[str]) -> dict[int, list[tuple[int, int]]]:
    """Say which columns of each line belong to a value or a key, so that a `#` in them is no comment."""
    spans: dict[int, list[tuple[int, int]]] = defaultdict(list)
    waiting = [node]
    while waiting:
        part = waiting.pop()
        waiting += [inner for entry in part.entries.values() for inner in (entry.key, entry.value)]
        waiting += [item.value for item in part.items]
        if part.style in {"|", ">"}:
            header = _BLOCK_HEADER.match(lines[part.line], part.column)
            spans[part.line].append((part.column, header.end() if header else part.column + 1))
            for line in range(part.line + 1, part.last_line + 1):
                spans[line].append((0, len(lines[line])))
        elif part.style not in {"block", "flow"}:
            for line in range(part.line, part.end_line + 1):
                start = part.column if line == part.line else 0
                spans[line].append((start, part.end_column if line == part.end_line else len(lines[line])))
    return spans


def _attach(
    comments: Comments, lines: list[str], occupied: dict[int, list[tuple[int, int]]], places: list[_Place]
) -> None:
    starts = [place for place in places if place.is_start]
    is_after_blank = False
    for number, line in enumerate(lines):
        column = _comment_column(line, occupied.get(number, []))
        content = line[:column].strip(" \t") if column is not None else line.strip(" \t")
        if not content and column is None:
            is_after_blank = is_after_blank or not occupied.get(number)
            continue
        if is_after_blank:
            _list_for(comments, starts, number, column if column is not None and not content else None).append("")
            is_after_blank = False
        if column is None:
            continue
        remark = normalize("NFC", line[column:].rstrip())
        touched = [place for place in places if place.line == number and place.column <= column]
        if content and touched and touched[-1].path not in comments.beside:
            comments.beside[touched[-1].path] = f"  {remark}"
        elif content and touched:
            comments.before[touched[-1].path].append(remark)
        else:
            _list_for(comments, starts, number, column).append(remark)


def _comment_column(line: str, spans: list[tuple[int, int]]) -> int | None:
    for match in re.finditer(r"(?:^|(?<=[ \t]))#", line):
        if not any(start <= match.start() < end for start, end in spans):
            return match.start()
    return None


def _list_for(comments: Comments, starts: list[_Place], number: int, column: int | None) -> list[str]:
    """Give the list that a comment alone on line `number` goes to: of the next field, or at the end of a group."""
    following = next((place for place in starts if place.line >= number), None)
    if not starts or following is starts[0]:
        return comments.before[""]
    if column is not None:
        previous = [place for place in starts if place.line < number]
        depth = following.column if following else -1
        inside = previous[-1] if previous else None
        while inside is not None and inside.inside:
            if depth < inside.column <= column:
                return comments.after[inside.inside]
            holder = inside.inside
            inside = next((place for place in reversed(previous) if place.path == holder), None)
    return comments.before[following.path] if following else comments.after[""]
