"""How like two texts are, by the pairs of characters they share: enough to find the same matter under another title."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xieshang_cli.model.rows import TopicRow

LEAST = 20
"""Percent below which two titles have nothing to do with each other."""


class Similar(NamedTuple):
    """A topic, and how like its title is in percent."""

    topic: TopicRow
    percent: int


def similar(text: str, topics: Iterable[TopicRow], *, leave_out: str | None = None, most: int = 10) -> list[Similar]:
    """Give the topics whose title is most like the text, the likest first."""
    wanted = _pairs(text)
    found = [
        Similar(topic, percent)
        for topic in topics
        if topic.id != leave_out and (percent := _percent(wanted, _pairs(topic.title or ""))) >= LEAST
    ]
    return sorted(found, key=lambda one: (-one.percent, one.topic.id))[:most]


def _percent(one: set[str], other: set[str]) -> int:
    """Give the share of common pairs, each side counted once (Dice)."""
    return 200 * len(one & other) // (len(one) + len(other)) if one and other else 0


def _pairs(text: str) -> set[str]:
    kept: Sequence[str] = [character for character in text.casefold() if character.isalnum()]
    return {"".join(kept[place : place + 2]) for place in range(len(kept) - 1)} or set(kept)
