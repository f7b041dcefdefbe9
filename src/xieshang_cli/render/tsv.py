"""TSV of the first table of a document, for `cut` and `awk`: one row a line, one tab a column, nothing quoted."""

from xieshang_cli.render.grid import defused, grid_of
from xieshang_cli.render.safety import safe
from xieshang_cli.reports.document import Document


def render(document: Document, *, width: int | None) -> str:  # noqa: ARG001 - every format is called alike
    """Write the grid; tabs and line breaks inside a cell become spaces, formulas are defused as in CSV."""
    return "".join("\t".join(safe(defused(text)) for text in row) + "\n" for row in grid_of(document))
