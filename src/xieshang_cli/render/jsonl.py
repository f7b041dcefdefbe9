"""JSON Lines for streams: one compact line for each item of the data, without the envelope."""

import json

from xieshang_cli.render.data import Plain, data_of
from xieshang_cli.render.safety import escape_unsafe
from xieshang_cli.reports.document import Document


def render(document: Document, *, width: int | None) -> str:  # noqa: ARG001 - every format is called alike
    """Write a list as one line an item and anything else as one line."""
    data = data_of(document)
    return "".join(map(_line, data if isinstance(data, list) else [data]))


def _line(item: Plain) -> str:
    text = json.dumps(item, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    return escape_unsafe(text) + "\n"
