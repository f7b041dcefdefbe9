"""What records may put on a screen: their words, never control characters, escapes or hidden direction changes."""

import re

_UNSAFE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 without the line feed, DEL and C1
    "\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"  # line separators and what turns the direction of writing
    "\ud800-\udfff\ufffe\uffff]"  # half pairs and non-characters, which no output accepts
)


def safe(text: str, *, keep_lines: bool = False) -> str:
    """Show `text` as it is, with unsafe characters as visible `\\uXXXX`; line breaks become spaces unless kept."""
    if text.isprintable():  # neither unsafe nor a line break, as most texts are
        return text
    text = text.replace("\r\n", "\n").replace("\t", " ")
    return escape_unsafe(text if keep_lines else text.replace("\n", " "))


def escape_unsafe(text: str) -> str:
    """Write unsafe characters as `\\uXXXX`. Inside quoted JSON and YAML text this is only another spelling."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
