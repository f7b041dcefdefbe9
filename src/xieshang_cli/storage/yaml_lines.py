"""The quickest reader, for files in the layout the program itself writes: one value a line.

It knows no YAML beyond that. A line that is not exactly `key: value`, `key:`, `- value` or `- key: value`, two columns
further right for each level, with a value that is plain and harmless, or quoted and without escapes, ends the attempt,
and another reader sees the file. So what it gives is what the strict reader would give, text by text.
"""

import re
from functools import lru_cache
from typing import Any

MOST_CHARACTERS = 20_000
"""A file of so many characters cannot hold more nodes than the strict reader allows."""

DEEPEST = 14
"""Levels of two columns each, well below what the strict reader allows."""

# What YAML gives a meaning to at the beginning of a value.
_RESERVED = frozenset("-?:,[]{}#&*!|>'\"%@`~ ")
_KEY = re.compile(r"[a-z_0-9]+|[\u4e00-\u9fff]+")


def read_lines(text: str) -> dict[str, Any] | None:  # noqa: C901, PLR0911, PLR0912, PLR0915 - one loop is the speed
    """Give the values of a file in our layout, None when another reader must look. `text` has passed the screen."""
    if len(text) > MOST_CHARACTERS or any(odd in text for odd in (" #", " \n", "\t", "x_")) or text[-1:] != "\n":
        return None
    container: Any = {}
    levels: list[Any] = [container]
    lines = text[:-1].split("\n")
    here = 0  # how far right the keys of `container` stand
    above: Any = None  # the mapping whose last key, `pending`, has no value yet
    pending = ""
    openings = items = 0
    for line in lines:
        body = line.lstrip(" ")
        indent = len(line) - len(body)
        is_item = body[:2] == "- "
        if indent != here or is_item or above is not None:
            level = indent >> 1
            if above is not None and level == len(levels):
                above[pending] = container = [] if is_item else {}
                levels.append(container)
            elif level < len(levels):
                del levels[level + 1 :]
                container = levels[level]
            else:
                return None
            above = None
            if indent & 1 or level > DEEPEST or is_item is not (type(container) is list):
                return None
            here = indent
            if is_item:
                body = body[2:]
        key, colon, plain = body.partition(": ")
        value: str | None = plain
        if is_item:
            if not colon and body[-1:] != ":":
                items += 1
                item = body if body[:1] not in _RESERVED else _unquoted(body)
                if item is None:
                    return None
                container.append(item)
                here = -1  # a key cannot follow here
                continue
            mapping: dict[str, Any] = {}
            container.append(mapping)
            levels.append(mapping)
            container = mapping
            here += 2
        if not colon:
            if body[-1:] != ":":
                return None
            openings += 1
            key, value = body[:-1], None
            above, pending = container, key
        elif plain[:1] in _RESERVED:
            value = _unquoted(plain)
            if value is None:
                return None
        if key in container or not _is_key(key):
            return None
        container[key] = value
    # Nothing in a plain value may look like a key: there are as many colons of each kind as there were keys.
    is_unmistakable = text.count(":\n") == openings and text.count(": ") == len(lines) - openings - items
    return levels[0] if is_unmistakable else None


def _unquoted(value: str) -> str | None:
    """Give what stands between quotes, None where that is not so simple."""
    mark, inner = value[:1], value[1:-1]
    if len(value) < 2 or mark not in "\"'" or value[-1] != mark or mark in inner or "\\" in inner:
        return None
    return inner


@lru_cache(maxsize=4096)
def _is_key(text: str) -> bool:
    return _KEY.fullmatch(text) is not None
