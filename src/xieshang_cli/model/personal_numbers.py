"""Phone and identity numbers in texts: found, and taken out of what the program itself writes into records."""

import re
import unicodedata
from collections.abc import Iterator

_PHONE = re.compile(r"(?<![0-9A-Za-z])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9A-Za-z])")
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])")
# GB 11643-1999: weights of the first seventeen digits, and the check character for each remainder.
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def holds_phone_number(text: str) -> bool:
    """Whether a mobile phone number stands in the text, full-width digits too; part of a longer number is none."""
    return _PHONE.search(_plain(text)) is not None


def holds_identity_number(text: str) -> bool:
    """Whether an identity number with the right check character stands in the text."""
    return any(_identity_numbers(_plain(text)))


def without_personal_numbers(text: str) -> str:
    """Give the text with … in the place of every such number; all else stays as it is."""
    plain = _plain(text)
    places = sorted(match.span() for match in (*_PHONE.finditer(plain), *_identity_numbers(plain)))
    for start, end in reversed(places):
        text = f"{text[:start]}…{text[end:]}"
    return text


def _plain(text: str) -> str:
    """Give the text with full-width characters as plain ones, each in its place."""
    if text.isascii():
        return text
    forms = ((character, unicodedata.normalize("NFKC", character)) for character in text)
    return "".join(form if len(form) == 1 else character for character, form in forms)


def _identity_numbers(plain: str) -> Iterator[re.Match[str]]:
    return (match for match in _IDENTITY.finditer(plain) if _is_identity_number(match.group()))


def _is_identity_number(text: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, text[:17], strict=True))
    return _CHECKS[total % 11] == text[17].upper()
