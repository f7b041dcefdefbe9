"""Ids: how they look, how they are made. They never come from a title and never change."""

import re
import secrets
from collections.abc import Container

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
CODE = r"[0-9]{2}(?:[0-9]{2}(?:[0-9]{2}(?:[0-9]{3}(?:[0-9]{3})?)?)?)?"
RECORD_ID = re.compile(rf"(?P<code>{CODE})-(?P<year>[0-9]{{4}})-(?P<tail>[{CROCKFORD}]{{4}})")
ITEM_ID = re.compile(rf"[atorpxv]-[{CROCKFORD}]{{4}}")
DIVISION_CODE = re.compile(CODE)


def is_record_id(text: str) -> bool:
    """Whether `text` is `<code>-<year>-<four Crockford characters>`."""
    return RECORD_ID.fullmatch(text) is not None


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


def parent_code(code: str) -> str:
    """Give the code of the division above, "" above a province."""
    lengths = (0, 2, 4, 6, 9, 12)
    return code[: lengths[lengths.index(len(code)) - 1]]


def _new(beginning: str, taken: Container[str]) -> str:
    while True:
        candidate = beginning + "".join(secrets.choice(CROCKFORD) for _ in range(4))
        if candidate not in taken:
            return candidate
