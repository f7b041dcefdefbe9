"""JSON for scripts: one document with its envelope, the same in every language."""

import json

from xieshang_cli.render.data import envelope
from xieshang_cli.render.safety import escape_unsafe
from xieshang_cli.reports.document import Document


def render(document: Document, *, width: int | None) -> str:  # noqa: ARG001 - every format is called alike
    """Write the envelope, keys sorted, words unescaped except for unsafe characters."""
    text = json.dumps(envelope(document), ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True)
    return escape_unsafe(text) + "\n"
