"""Bars on the terminal page, fitted to the width."""

import sys
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from xieshang_cli.language import _
from xieshang_cli.render.bars import bar_lengths
from xieshang_cli.render.safety import safe
from xieshang_cli.render.values import spoken
from xieshang_cli.render.wrapping import widest, wrapped
from xieshang_cli.reports.document import Bars

_BLOCK = "█"
_LONGEST_BAR = 50
_SHORTEST_BAR = 4


def bar_parts(bars: Bars, width: int) -> Iterator[Text]:
    """Give one line a bar: label, bar, number, and a note where it fits, below otherwise."""
    if not bars.items:
        yield Text(safe(bars.empty) or _("没有记录"), "dim")
        return
    labels = [safe(bar.label) for bar in bars.items]
    numbers = [spoken(bar.value) for bar in bars.items]
    beside = widest(labels)
    above = beside > width // 3
    if above:
        beside = 0
    room = max(_SHORTEST_BAR, min(_LONGEST_BAR, width - beside - widest(numbers) - 3))
    sign = _BLOCK if _can_say(_BLOCK) else "#"
    for label, number, bar, length in zip(labels, numbers, bars.items, bar_lengths(bars.items, room), strict=True):
        if above:
            yield from (Text(line, "dim") for line in wrapped(label, width))
        line = Text.assemble(("" if above else label, "dim"), " " * (beside + 1 - (0 if above else cell_len(label))))
        line.append(sign * length, "cyan").append(" " if length else "")
        line.append(number, "dim" if bar.value is None else "")
        note = safe(bar.note)
        if note and line.cell_len + 2 + cell_len(note) <= width:
            yield line.append("  ").append(note, "dim")
        else:
            yield line
            if note:
                lines = wrapped(note, width - beside - 1)
                yield from (Text.assemble(" " * (beside + 1), (part, "dim")) for part in lines)


def _can_say(sign: str) -> bool:
    """Whether standard output has a character; a pipe in another encoding does not."""
    try:
        sign.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
