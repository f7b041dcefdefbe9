"""How long the bars of a series are."""

from collections.abc import Sequence

from xieshang_cli.reports.document import Bar


def bar_lengths(bars: Sequence[Bar], room: int) -> list[int]:
    """Give each bar its cells, the longest all of `room`; a number above 0 is always seen, an unknown one never."""
    longest = max((bar.value or 0 for bar in bars), default=0)
    return [max(1, bar.value * room // longest) if bar.value else 0 for bar in bars]
