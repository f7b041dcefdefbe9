"""Every text a record holds, with its place: for rules about what was written rather than what is missing."""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pydantic import BaseModel

_MODEL = type(BaseModel)
"""The class of model classes: comparing with it is ten times quicker than isinstance, which pydantic overrides."""


class TextsOfLatest:
    """Remembers the texts of the record asked about last, as several rules ask about the same one in turn."""

    __slots__ = ("_joined", "_record", "_texts")

    def __init__(self) -> None:
        self._record: BaseModel | None = None
        self._texts: list[str] = []
        self._joined = ""

    def apart(self, record: BaseModel) -> Sequence[str]:
        """Give all texts of a record, keys of mappings among them, in no particular order.

        Rules look here first, as it is much quicker than `placed_texts`, and ask for places only when something is
        found. Records never change in place, so being the same object is enough.
        """
        if record is not self._record:
            self._record, self._texts = record, _gather(record)
            self._joined = "\n".join(self._texts)
        return self._texts

    def joined(self, record: BaseModel) -> str:
        """Give the same in one, a line each, for a single search."""
        self.apart(record)
        return self._joined


_latest = TextsOfLatest()
all_texts = _latest.apart
joined_texts = _latest.joined


def placed_texts(record: BaseModel) -> Iterator[tuple[str, str]]:
    """Give each text with its path as the file spells it: `transfers[0].from`."""
    for name, value in record.__dict__.items():
        yield from _below(type(record).model_fields[name].alias or name, value)


def _gather(record: BaseModel) -> list[str]:
    texts: list[str] = []
    waiting: list[Iterable[Any]] = [record.__dict__.values()]
    while waiting:
        for value in waiting.pop():
            kind = type(value)
            if kind is str:
                texts.append(value)
            elif kind is tuple:
                if value:
                    waiting.append(value)
            elif type(kind) is _MODEL:
                waiting.append(value.__dict__.values())
            elif kind is dict:
                texts.extend(value)
                waiting.append(value.values())
    return texts


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


def words_fingerprint(text: str) -> str:
    """Give the fingerprint of words: line breaks, blanks and width of characters make no difference."""
    words = "".join(unicodedata.normalize("NFKC", text).split())
    return hashlib.sha256(words.encode()).hexdigest()[:16]
