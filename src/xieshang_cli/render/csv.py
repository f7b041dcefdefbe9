"""CSV (RFC 4180) of the first table of a document: for programs, and for Excel with what Excel needs."""

import csv
import io

from xieshang_cli.render.grid import defused, grid_of
from xieshang_cli.render.safety import safe
from xieshang_cli.reports.document import Document


def render(document: Document, *, width: int | None) -> str:  # noqa: ARG001 - every format is called alike
    """Write for standard output: a header, LF, no byte-order mark."""
    return _written(document, "\n")


def for_excel(document: Document) -> bytes:
    """Write for a `.csv` file people double-click: byte-order mark and CRLF, without which Excel garbles Chinese."""
    return _written(document, "\r\n").encode("utf-8-sig")


def _written(document: Document, line_end: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=line_end)
    writer.writerows([safe(defused(text), keep_lines=True) for text in row] for row in grid_of(document))
    return out.getvalue()
