"""Plain data to text in canonical form."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal
from unicodedata import normalize

from xieshang_cli.storage.plain import Plain
from xieshang_cli.storage.screen import forbidden_character

Style = Literal["text", "quoted", "plain"]


@dataclass(frozen=True, slots=True)
class Shape:
    """How one field of a record is written.

    `keys` are the fields of a mapping in their order; keys it does not name (`x_…`, roles) come after, as given.
    `items` is the shape of each item of a list, and of each value under keys that are free. A scalar is `text`
    (prose, quoted only where it must be), `quoted` (codes, ids, numbers used as names) or `plain` (dates and counts;
    prose rules where it is neither).
    """

    keys: Mapping[str, "Shape"] = field(default_factory=dict)
    items: "Shape | None" = None
    style: Style = "text"

    def of(self, key: str) -> "Shape":
        """The shape of the value under `key`."""
        return self.keys.get(key, self.item)

    @property
    def item(self) -> "Shape":
        """The shape of one item."""
        return self.items or PROSE

    def ordered(self, data: Mapping[str, Plain]) -> list[str]:
        """The keys of `data` in the order of this shape, unknown ones last."""
        return [key for key in self.keys if key in data] + [key for key in data if key not in self.keys]


PROSE = Shape()


def dump(data: dict[str, Plain] | list[Plain], shape: Shape = PROSE) -> str:
    """Give `data` in canonical form: NFC, block style, keys in the order of `shape`."""
    return "".join(f"{line}\n" for line in block_lines(_composed(data), shape))


def block_lines(data: Plain, shape: Shape) -> list[str]:
    """Give the lines of a value that begins a line of its own, not indented."""
    if isinstance(data, dict) and data:
        return [line for key in shape.ordered(data) for line in entry_lines(key, data[key], shape.of(key))]
    if isinstance(data, list) and data:
        return [line for item in data for line in item_lines(item, shape.item)]
    return _scalar_lines(data, shape.style)


def entry_lines(key: str, value: Plain, shape: Shape) -> list[str]:
    """Give the lines of `key: value`, not indented."""
    name = key_text(key)
    if isinstance(value, (dict, list)) and value:
        # Two more for a mapping; a list stands two in as well, which ruamel calls sequence 4, offset 2.
        return [f"{name}:", *_indented(block_lines(value, shape))]
    first, *rest = _scalar_lines(value, shape.style)
    return [f"{name}: {first}" if first else f"{name}:", *_indented(rest)]


def item_lines(value: Plain, shape: Shape) -> list[str]:
    """Give the lines of `- value`, not indented."""
    first, *rest = block_lines(value, shape)
    return [f"- {first}" if first else "-", *_indented(rest)]


def key_text(key: str) -> str:
    """Give `key` as it is written before its colon; field names such as `on` stay bare, readers know them as names."""
    if _FIELD_NAME.fullmatch(key):
        return key
    written = scalar_text(key, "text")
    # libyaml reads no key longer than this, and an empty or merge key is refused on reading.
    if len(written) > _LONGEST_KEY or key in {"", "<<"}:
        raise ValueError(key)
    return written


def scalar_text(text: str, style: Style) -> str:
    """Give `text` on one line: bare where no reader could take it for anything else, double-quoted otherwise."""
    if forbidden_character(text):
        raise ValueError(text)
    if (style == "plain" and _DATE_OR_COUNT.fullmatch(text)) or (style != "quoted" and _is_bare(text)):
        return text
    return f'"{text.translate(_ESCAPES)}"'


def literal_lines(text: str) -> list[str] | None:
    """Give `text` as a literal block, `|` first, not indented; None where it does not fit one on one line or several.

    Blanks at the end of a line or of the text would be lost to the next editor, blanks at its start need an
    indentation number: such text is quoted instead.
    """
    body = text.removesuffix("\n")
    if not ("\n" in body or text.endswith("\n")) or not body or forbidden_character(text) or "\ufeff" in text:
        return None
    lines = body.split("\n")
    if lines[0][:1] in {"", " ", "\t"} or not lines[-1] or any(line != line.rstrip() for line in lines):
        return None
    return ["|" if text.endswith("\n") else "|-", *lines]


def flow_text(data: Plain, shape: Shape) -> str:
    """Give `data` on one line between brackets, for lists that were written so by hand."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{_in_flow(key)}: {flow_text(data[key], shape.of(key))}" for key in data) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(flow_text(item, shape.item) for item in data) + "]"
    return "~" if data is None else _in_flow(data, shape.style)


# Private from here on.

_LONGEST_KEY = 1000
_FIELD_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}")
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\ufeff": "\\uFEFF"})
_DATE_OR_COUNT = re.compile(
    r"0|[1-9][0-9]{0,14}|[0-9]{4}-[0-9]{2}(-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?([+-][0-9]{2}:[0-9]{2})?)?)?"
)
# Anything that begins like a number and holds only what numbers, dates and times are made of, in YAML 1.1 or 1.2.
_LIKE_A_NUMBER = re.compile(r"[-+.]*[0-9][-+0-9a-fA-FxXoO_.,:tTzZ ]*")
_WORDS = frozenset({"", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".nan", ".inf", "=", "<<"})
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`=<.+")
_FLOW_SIGNS = re.compile(r"[\[\]{},:?#]")
_INSIDE = re.compile(r": |:\Z| #|[\n\t\ufeff]")


def _in_flow(text: str, style: Style = "text") -> str:
    return scalar_text(text, "quoted" if _FLOW_SIGNS.search(text) else style)


def _is_bare(text: str) -> bool:
    return (
        text.lower() not in _WORDS
        and text[0] not in _INDICATORS
        and text.strip() == text
        and not _INSIDE.search(text)
        and not _LIKE_A_NUMBER.fullmatch(text)
    )


def _scalar_lines(data: Plain, style: Style) -> list[str]:
    if data is None:
        return [""]
    if isinstance(data, dict):
        return ["{}"]
    if isinstance(data, list):
        return ["[]"]
    return literal_lines(data) or [scalar_text(data, style)]


def _indented(lines: list[str]) -> Iterator[str]:
    return (f"  {line}" if line else "" for line in lines)


def _composed(data: Plain) -> Plain:
    """Give `data` in Unicode normal form C, so that equal text is equal bytes."""
    if isinstance(data, dict):
        return {normalize("NFC", key): _composed(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_composed(item) for item in data]
    return None if data is None else normalize("NFC", data)
