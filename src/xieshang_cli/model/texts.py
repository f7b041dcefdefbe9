"""Every text a record holds, with its place: for rules about what was written rather than what is missing."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel


def all_texts(record: BaseModel) -> list[str]:
    """Give all texts of a record, keys of mappings among them, in no particular order.

    Rules look here first, as it is much quicker than `placed_texts`, and ask for places only when something is found.
    """
    texts: list[str] = []
    waiting: list[Any] = [record]
    while waiting:
        holder = waiting.pop()
        if isinstance(holder, BaseModel):
            values = holder.__dict__.values()
        elif isinstance(holder, dict):
            texts.extend(holder)
            values = holder.values()
        else:
            values = holder
        for value in values:
            kind = type(value)
            if kind is str:
                texts.append(value)
            elif (kind is tuple or kind is dict or isinstance(value, BaseModel)) and value:
                waiting.append(value)
    return texts


def placed_texts(record: BaseModel) -> Iterator[tuple[str, str]]:
    """Give each text with its path as the file spells it: `transfers[0].from`."""
    for name, value in record.__dict__.items():
        yield from _below(type(record).model_fields[name].alias or name, value)


def _below(path: str, value: object) -> Iterator[tuple[str, str]]:
    if type(value) is str:
        yield path, value
    elif isinstance(value, BaseModel):
        for name, text in placed_texts(value):
            yield f"{path}.{name}", text
    elif isinstance(value, tuple):
        for position, part in enumerate(value):
            yield from _below(f"{path}[{position}]", part)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield path, key
            yield from _below(f"{path}.{key}", part)
