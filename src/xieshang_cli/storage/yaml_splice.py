"""The lines of a file that a change of its data touches, and what they become."""

from collections.abc import Mapping, Sequence

from xieshang_cli.storage.plain import Plain
from xieshang_cli.storage.yaml_tree import Entry, Node
from xieshang_cli.storage.yaml_write import Shape, entry_lines, flow_text, item_lines, scalar_text

# Lines from the first number up to the second, which is not included, become these.
Operation = tuple[int, int, list[str]]


class CannotSpliceError(Exception):
    """This part is laid out in a way that only writing the enclosing one anew can change."""


def splice(lines: list[str], root: Node, old: Mapping[str, Plain], new: Mapping[str, Plain], shape: Shape) -> list[str]:
    """Give `lines` of a block mapping changed from `old` to `new`, all other lines as they are.

    Each change is tried where it is smallest: the scalar in its line, then the whole field, then the field around it.
    """
    operations = _Splicer(lines).mapping(root, old, new, shape)
    return _applied(lines, operations)


# Private from here on.


def _applied(lines: list[str], operations: list[Operation]) -> list[str]:
    result = list(lines)
    # From the bottom up; what is inserted before a line comes after the change of that line has been made.
    order = sorted(range(len(operations)), key=lambda n: (operations[n][0], operations[n][1], n), reverse=True)
    untouched_from = len(lines)
    for number in order:
        start, end, replacement = operations[number]
        if end > untouched_from:
            raise CannotSpliceError
        result[start:end] = replacement
        untouched_from = start
    return result


class _Splicer:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines

    def mapping(self, node: Node, old: Mapping[str, Plain], new: Mapping[str, Plain], shape: Shape) -> list[Operation]:
        """The operations that change a block mapping."""
        kept = [key for key in node.entries if key in new]
        if not kept or any(self._is_odd(entry) for entry in node.entries.values()):
            raise CannotSpliceError
        operations = self._removed_entries(node, kept)
        after: Entry | None = None
        for key in shape.ordered(new):
            if key in old:
                after = node.entries[key]
                operations += self._entry(after, old[key], new[key], shape.of(key))
            else:
                written = entry_lines(key, new[key], shape.of(key))
                operations.append(self._insertion(node, after, written))
        return operations

    def sequence(self, node: Node, old: Sequence[Plain], new: Sequence[Plain], shape: Shape) -> list[Operation]:
        """The operations that change a block list."""
        operations: list[Operation] = []
        indent = " " * node.column
        after = node.line
        for before, position in _pairs(old, new):
            if before is None and position is not None:
                written = [indent + line if line else "" for line in item_lines(new[position], shape.item)]
                operations.append((after, after, written))
            elif before is not None:
                item = node.items[before]
                if self.lines[item.dash_line][: node.column].strip():
                    raise CannotSpliceError
                after = self._line_after(item.value.last_line, node.column)
                if position is None:
                    operations.append((item.dash_line, item.value.last_line + 1, []))
                else:
                    operations += self._item(node, before, old[before], new[position], shape.item)
        return operations

    def _entry(self, entry: Entry, old: Plain, new: Plain, shape: Shape) -> list[Operation]:
        if old == new:
            return []
        try:
            return self._value(entry.value, old, new, shape)
        except CannotSpliceError:
            start = entry.key
            prefix = self.lines[start.line][: start.column]
            typed_key = self.lines[start.line][start.column : start.end_column]
            first, *rest = entry_lines("key", new, shape)
            written = [f"{prefix}{typed_key}{first.removeprefix('key')}", *_moved(rest, start.column)]
            return [(start.line, entry.value.last_line + 1, written)]

    def _item(self, sequence: Node, number: int, old: Plain, new: Plain, shape: Shape) -> list[Operation]:
        if old == new:
            return []
        item = sequence.items[number]
        try:
            return self._value(item.value, old, new, shape)
        except CannotSpliceError:
            written = _moved(item_lines(new, shape), sequence.column)
            return [(item.dash_line, item.value.last_line + 1, written)]

    def _value(self, node: Node, old: Plain, new: Plain, shape: Shape) -> list[Operation]:
        if node.style == "block" and isinstance(old, dict) and isinstance(new, dict):
            return self.mapping(node, old, new, shape)
        if node.style == "block" and isinstance(old, list) and isinstance(new, list) and new:
            return self.sequence(node, old, new, shape)
        # Of a missing value libyaml says at times that it stands below the last line.
        if (
            not node.is_within_line
            or node.line >= len(self.lines)
            or (isinstance(new, (dict, list)) and node.style != "flow")
        ):
            raise CannotSpliceError
        written = self._written(node, old, new, shape)
        line = self.lines[node.line]
        before, behind = line[: node.column], line[node.end_column :]
        if not written:
            before = before.rstrip(" ")
        elif not before.endswith(" "):
            before += " "
        return [(node.line, node.line + 1, [before + written + behind])]

    def _written(self, node: Node, old: Plain, new: Plain, shape: Shape) -> str:
        """Give `new` on one line, quoted as the old value was where that is safe."""
        if new is None:
            return ""
        if isinstance(new, (dict, list)):
            if isinstance(old, type(new)) and new:
                return flow_text(new, shape)
            raise CannotSpliceError
        if "\n" in new or isinstance(old, (dict, list)):
            raise CannotSpliceError
        if node.style == "'" and not {"\t", "\ufeff"} & set(new):
            scalar_text(new, "text")  # refuses what no file may hold
            return "'" + new.replace("'", "''") + "'"
        if node.style in {"'", '"'}:
            return scalar_text(new, "quoted")
        return scalar_text(new, "text" if shape.style == "quoted" and old is not None else shape.style)

    def _removed_entries(self, node: Node, kept: list[str]) -> list[Operation]:
        operations: list[Operation] = []
        for key, entry in node.entries.items():
            if key in kept:
                continue
            start = entry.key.line
            if self.lines[start][: entry.key.column].strip():
                # It stands behind a dash: what follows moves up behind it.
                raise CannotSpliceError
            operations.append((start, entry.value.last_line + 1, []))
        return operations

    def _insertion(self, node: Node, after: Entry | None, written: list[str]) -> Operation:
        if after is not None:
            line = self._line_after(after.value.last_line, node.column)
            return (line, line, _moved(written, node.column))
        line = next(iter(node.entries.values())).key.line
        if self.lines[line][: node.column].strip():
            raise CannotSpliceError
        return (line, line, _moved(written, node.column))

    def _line_after(self, last_line: int, column: int) -> int:
        """The line below a value and the comments that are indented as a part of it."""
        line = last_line + 1
        while line < len(self.lines):
            text = self.lines[line].lstrip(" ")
            if not text.startswith("#") or len(self.lines[line]) - len(text) <= column:
                break
            line += 1
        return line

    def _is_odd(self, entry: Entry) -> bool:
        """Whether it is written `? key`, or its key takes several lines."""
        before = self.lines[entry.key.line][: entry.key.column]
        return entry.key.line != entry.key.end_line or before.rstrip(" ").endswith("?")


def _moved(lines: list[str], column: int) -> list[str]:
    return [" " * column + line if line else "" for line in lines]


def _pairs(old: Sequence[Plain], new: Sequence[Plain]) -> list[tuple[int | None, int | None]]:
    """Which old item became which new one, in an order in which both sides rise; None where there is no partner."""
    old_ids, new_ids = _ids(old), _ids(new)
    if old_ids is None or new_ids is None:
        return _pairs_by_position(old, new)
    kept = [identity for identity in old_ids if identity in new_ids]
    if kept != [identity for identity in new_ids if identity in old_ids]:
        raise CannotSpliceError
    pairs: list[tuple[int | None, int | None]] = []
    taken = 0
    for position, identity in enumerate(new_ids):
        if identity not in old_ids:
            pairs.append((None, position))
            continue
        number = old_ids.index(identity)
        pairs += [(gone, None) for gone in range(taken, number)]
        pairs.append((number, position))
        taken = number + 1
    return pairs + [(gone, None) for gone in range(taken, len(old))]


def _ids(items: Sequence[Plain]) -> list[str] | None:
    """The ids of the items, where every one has its own."""
    found = [item.get("id") if isinstance(item, dict) else None for item in items]
    ids = [identity for identity in found if isinstance(identity, str)]
    return ids if len(ids) == len(items) == len(set(ids)) else None


def _pairs_by_position(old: Sequence[Plain], new: Sequence[Plain]) -> list[tuple[int | None, int | None]]:
    """Pair equal beginnings and ends, then what is between in turn."""
    shorter = min(len(old), len(new))
    head = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    tail = next((n for n in range(shorter - head) if old[-1 - n] != new[-1 - n]), shorter - head)
    between_old, between_new = len(old) - tail, len(new) - tail
    both = min(between_old, between_new)
    pairs: list[tuple[int | None, int | None]] = [(n, n) for n in range(both)]
    pairs += [(n, None) for n in range(both, between_old)] + [(None, n) for n in range(both, between_new)]
    return pairs + [(between_old + n, between_new + n) for n in range(tail)]
