"""Line breaking for Chinese and Latin text at a width in terminal cells, for the terminal page."""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

# A Latin word with what hangs on it, a run of spaces, or one other character.
_PIECE = re.compile(r"[!-~]+| +|.", re.DOTALL)
_NEVER_FIRST = frozenset("，。、；：！？）》」』】〕”’…％°,.;:!?)]}%")
_NEVER_LAST = frozenset("（《「『【〔“‘([{")


def wrapped(text: str, width: int, *, first: int = 0) -> list[str]:
    """Break `text` into lines of at most `width` cells, the first one shorter by `first`.

    Chinese breaks anywhere but before a closing and after an opening punctuation mark; Latin words, ids and numbers
    stay whole unless longer than a line. Line breaks in the text stay.
    """
    width = max(width, 2)
    if first + cell_len(text) <= width and "\n" not in text:
        return [text.rstrip(" ")]
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_broken(_units(paragraph), width, first if not lines else 0))
    return lines


def widest(texts: Sequence[str]) -> int:
    """Give the cells of the widest of `texts`, 0 without any."""
    return max(map(cell_len, texts), default=0)


def _broken(units: Iterator[str], width: int, first: int) -> Iterator[str]:
    line, room = "", max(width - first, 2)
    for unit in units:
        if cell_len(line) + cell_len(unit.rstrip(" ")) > room and line:
            yield line.rstrip(" ")
            line, room = "", width
            unit = unit.lstrip(" ")  # noqa: PLW2901 - the space that became the break
        while cell_len(unit) > room:
            part = _fitting(unit, room)
            yield part
            unit, room = unit[len(part) :], width  # noqa: PLW2901 - what is left of it
        line += unit
    yield line.rstrip(" ")


def _units(text: str) -> Iterator[str]:
    unit = ""
    for piece in _PIECE.findall(text):
        if unit and (piece[0] in _NEVER_FIRST or unit[-1] in _NEVER_LAST or cell_len(piece) == 0):
            unit += piece
        else:
            if unit:
                yield unit
            unit = piece
    if unit:
        yield unit


def _fitting(text: str, room: int) -> str:
    end = 1
    while end < len(text) and cell_len(text[: end + 1]) <= room:
        end += 1
    return text[:end]
