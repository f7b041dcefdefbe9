"""Random changes of plain data, told by their path, so that two of them can be made in either order."""

import copy
from dataclasses import dataclass
from random import Random
from typing import Any

from storage.nasty_text import KNOWN
from xieshang_cli.storage.plain import Plain
from xieshang_cli.storage.screen import forbidden_character

Step = str | int | tuple[str, str]
"""A key, the number of an item, or an item by its id."""

TEXTS = [text for text in KNOWN if not forbidden_character(text) and len(text) < 200]


class GoneError(Exception):
    """There is no such item any more."""


@dataclass(frozen=True)
class Change:
    """One change: `what` happens at `path`."""

    what: str
    path: tuple[Step, ...]
    value: Plain = None

    def overlaps(self, other: "Change") -> bool:
        """Whether one changes what the other changes, or a part of it; whatever is added to a list changes no part."""
        one, another = self.path, other.path
        shorter = min(len(one), len(another))
        if one[:shorter] != another[:shorter]:
            return False
        adds = (self.what == "append" and len(another) >= len(one)) or (
            other.what == "append" and len(one) >= len(another)
        )
        return not (adds and (self.what == other.what or len(one) != len(another)))

    def applied(self, data: Plain) -> Plain:
        """Make the change in a copy. Raises `GoneError` when the item it is about goes by another id now."""
        result = copy.deepcopy(data)
        holder: Any = result
        for step in self.path[:-1] if self.what != "append" else self.path:
            holder = holder[_place(holder, step)]
        if self.what == "append":
            holder.append(copy.deepcopy(self.value))
        elif self.what == "remove":
            del holder[_place(holder, self.path[-1])]
        else:
            holder[_place(holder, self.path[-1])] = copy.deepcopy(self.value)
        return result


def random_change(data: Plain, chance: Random) -> Change:
    """Choose a place of the data and something to do there."""
    path: tuple[Step, ...] = ()
    here: Any = data
    while isinstance(here, dict | list) and here and (not path or chance.random() < 0.7):
        steps: list[Step] = list(here) if isinstance(here, dict) else [_step_to(here, n) for n in range(len(here))]
        step = chance.choice(steps)
        path = (*path, step)
        here = here[_place(here, step)]
    if isinstance(here, list) and chance.random() < 0.6:
        return Change("append", path, random_value(chance))
    if isinstance(here, dict) and (not path or chance.random() < 0.6):
        return Change("set", (*path, f"x_{chance.choice('abcdef')}"), random_value(chance))
    if chance.random() < 0.2:
        return Change("remove", path)
    return Change("set", path, random_value(chance))


def random_value(chance: Random, depth: int = 0) -> Plain:
    """Make a value, mostly text of the kind that breaks writers."""
    roll = chance.random()
    if roll < 0.6 or depth == 2:
        return chance.choice(TEXTS)
    if roll < 0.7:
        return None
    if roll < 0.85:
        return [random_value(chance, depth + 1) for _ in range(chance.randrange(4))]
    return {chance.choice("pqrs"): random_value(chance, depth + 1) for _ in range(chance.randrange(4))}


def _step_to(items: list[Any], number: int) -> Step:
    identity = items[number].get("id") if isinstance(items[number], dict) else None
    alike = [item for item in items if isinstance(item, dict) and item.get("id") == identity]
    return ("id", identity) if isinstance(identity, str) and len(alike) == 1 else number


def _place(holder: Any, step: Step) -> Any:
    if isinstance(step, tuple):
        for number, item in enumerate(holder):
            if isinstance(item, dict) and item.get("id") == step[1]:
                return number
        raise GoneError
    return step
