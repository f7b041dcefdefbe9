"""Ids: how they look, how they are made. They never come from a title and never change."""

import random
import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache

from xieshang_cli.model.vocabulary import Level

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
CODE = r"[0-9]{2}(?:[0-9]{2}(?:[0-9]{2}(?:[0-9]{3}(?:[0-9]{3})?)?)?)?"
RECORD_ID = re.compile(rf"(?P<code>{CODE})-(?P<year>[0-9]{{4}})-(?P<tail>[{CROCKFORD}]{{4}})")
ITEM_ID = re.compile(rf"[atorpxvcwhfbed]-[{CROCKFORD}]{{4}}")
MEMBER_ID = re.compile(rf"{CODE}-m-[{CROCKFORD}]{{4}}")
SPECIAL_COMMITTEE_ID = re.compile(rf"{CODE}-s-[{CROCKFORD}]{{4}}")
DIVISION_CODE = re.compile(CODE)


_OPENING = str.maketrans("[(【{〈「", "〔〔〔〔〔〔")
_CLOSING = str.maketrans("])】}〉」", "〕〕〕〕〕〕")


@lru_cache(maxsize=4096)  # each number is asked for by several rules and keys
def number_form(number: str) -> str:
    """Give the form in which formal numbers are the same: no case, width or blanks, and brackets of one kind."""
    plain = unicodedata.normalize("NFKC", number).casefold()
    return "".join(plain.split()).translate(_OPENING).translate(_CLOSING)


def is_record_id(text: str) -> bool:
    """Whether `text` is `<code>-<year>-<four Crockford characters>`."""
    return RECORD_ID.fullmatch(text) is not None


def is_person_id(text: str) -> bool:
    """Whether `text` stands for a resident, whose name only the private register knows."""
    return text.startswith("p-") and ITEM_ID.fullmatch(text) is not None


def code_of(record_id: str) -> str:
    """Give the code of the unit that keeps the record."""
    return record_id.split("-", 1)[0]


def year_of(record_id: str) -> str:
    """Give the year in the id."""
    return record_id.split("-", 2)[1]


def new_record_id(code: str, year: int, taken: Container[str]) -> str:
    """Make a random id that is not in `taken`; two clerks on two clones do not collide."""
    return _new(f"{code}-{year}-", taken)


def new_item_id(letter: str, taken: Container[str]) -> str:
    """Make a random id for an item inside a record: `a-7k3m`."""
    return _new(f"{letter}-", taken)


def new_member_id(committee: str, taken: Container[str]) -> str:
    """Make a random id of a member of a committee: `620302-m-7k3m`."""
    return _new(f"{committee}-m-", taken)


def new_special_committee_id(committee: str, taken: Container[str]) -> str:
    """Make a random id of a special committee: `620302-s-7k3m`."""
    return _new(f"{committee}-s-", taken)


def is_member_id(text: str) -> bool:
    """Whether `text` is the id of a member."""
    return MEMBER_ID.fullmatch(text) is not None


@contextmanager
def repeatable_ids(seed: str) -> Iterator[None]:
    """Make the same ids at every run, for the example archive; records of the field are never made inside."""
    global _source  # noqa: PLW0603 - ids are drawn in many places, none of which should know of examples
    before, _source = _source, random.Random(seed)  # noqa: S311 - repeatable on purpose
    try:
        yield
    finally:
        _source = before


def level_of(code: str) -> Level:
    """Give the level of a division by its code."""
    return _LEVELS[len(code)]


def parent_code(code: str) -> str:
    """Give the code of the division above, "" above a province."""
    lengths = (0, 2, 4, 6, 9, 12)
    return code[: lengths[lengths.index(len(code)) - 1]]


def is_kept_in(division: str, code: str, offices: Iterable[str]) -> bool:
    """Whether the records of `code` are in the archive of `division`; `offices` keep archives of their own."""
    others = (office for office in offices if office.startswith(division) and office != division)
    return code.startswith(division) and not any(code.startswith(other) for other in others)


_LEVELS = {2: Level.PROVINCE, 4: Level.PREFECTURE, 6: Level.COUNTY, 9: Level.TOWNSHIP, 12: Level.VILLAGE}
_source: random.Random = random.SystemRandom()


def _new(beginning: str, taken: Container[str]) -> str:
    while True:
        candidate = beginning + "".join(_source.choice(CROCKFORD) for _ in range(4))
        if candidate not in taken:
            return candidate
