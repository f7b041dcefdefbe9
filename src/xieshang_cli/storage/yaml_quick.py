"""The quick reader for files in everyday form: the same values as `yaml_read`, without positions, in half the time.

What is in the layout of the program, line by line, `yaml_lines` reads; all else in everyday form, `ryaml`.

`ryaml` resolves plain numbers and words to types, which we never want. So only files are taken in which it cannot make
a difference: whole numbers without leading zeros (the models turn them back into the text that stood there) and no
other word that resolves to a type, no anchor, tag, directive, extension or tab. All else, and every file that then does
not fit its model, goes to the strict reader, whose word is final.
"""

import importlib
import re
from typing import Any

from xieshang_cli.storage.yaml_lines import read_lines

_ryaml: Any
try:
    _ryaml = importlib.import_module("ryaml")
except ImportError:  # there is no wheel for every machine; the strict reader does it all
    _ryaml = None

MOST_BYTES = 20_000
"""A file of so many bytes cannot hold more nodes than the strict reader allows."""

# Anchors, aliases, tags, complex keys, flow style, reserved indicators, tabs, carriage returns, merge keys, escapes.
_EVERYDAY = bytes(byte for byte in range(256) if byte not in b"&*!?@`%[]{}<\t\r\\")
# Printable ASCII to the end of the line that begins like a number, but is neither a date nor a whole number that can be
# turned back into its text.
_ODD = (
    rb"\ *(?!(?:0|[1-9][0-9]{0,8}|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)(?:\n|\Z))"
    rb"(?:[+.0-9]|-[0-9.])[!-~]*\ *(?:\n|\Z|\#)"
)
# Where a value can begin. One search each: with a fixed beginning it is several times quicker than one search for all.
_ODD_NUMBERS = tuple(re.compile(beginning + _ODD) for beginning in (rb":\ ", rb"-\ ", rb":\n", rb"-\n"))


def read_quickly(data: bytes, text: str) -> dict[str, Any] | None:
    """Give the values of a file in everyday form, None when the strict reader must look.

    `text` is `data` after the screen. Whole numbers come as `int`, all else as text, lists and mappings.
    """
    in_our_layout = read_lines(text)
    if in_our_layout is not None:
        return in_our_layout
    if _ryaml is None or len(data) > MOST_BYTES or not _is_everyday(data):
        return None
    try:
        values = _ryaml.loads(text)
    except _ryaml.InvalidYamlError:
        return None
    return values if isinstance(values, dict) else None


def _is_everyday(data: bytes) -> bool:
    if data.translate(None, _EVERYDAY) or not b"a" <= data[:1] <= b"z" or data.endswith(b" "):
        return False
    if b"x_" in data or b"\n---" in data or b"\n..." in data:
        return False
    lower = data.lower()
    if b"null" in lower or b"true" in lower or b"false" in lower:
        return False
    return not any(odd.search(data) for odd in _ODD_NUMBERS)
