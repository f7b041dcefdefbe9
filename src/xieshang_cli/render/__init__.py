"""A document to text or bytes, one format a file, loaded by name when asked for.

A new format (html, docx, xlsx …) is one new file with a public `render` of the same shape, and its line in
`_DOCUMENT_MODULES`. A new way to write findings is one new file and its line in `_FINDING_MODULES`.
"""

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Protocol, cast

from xieshang_cli.errors import UsageError
from xieshang_cli.findings import Finding
from xieshang_cli.language import _
from xieshang_cli.reports.document import Document

_DOCUMENT_MODULES = {
    "table": "plain",
    "json": "json",
    "jsonl": "jsonl",
    "csv": "csv",
    "tsv": "tsv",
    "markdown": "markdown",
    "yaml": "yaml_text",
}
_FINDING_MODULES = {"sarif": "sarif", "github": "github", "junit": "junit", "lines": "lines"}

FORMATS = tuple(_DOCUMENT_MODULES)
FINDING_FORMATS = tuple(_FINDING_MODULES)


class Renderer(Protocol):
    """Writes a document in one format; `width` is the terminal's and None where nobody looks."""

    def __call__(self, document: Document, *, width: int | None) -> str:
        """Give the whole text, ending in a line break."""


class FindingsRenderer(Protocol):
    """Writes findings in one format; `rules` gives the name and the summary of each code."""

    def __call__(self, findings: Sequence[Finding], *, rules: Mapping[str, tuple[str, str]]) -> str:
        """Give the whole text, ending in a line break."""


class UnknownFormatError(UsageError):
    """A format nobody writes."""

    code = "unknown_format"

    def __init__(self, name: str, known: Iterable[str]) -> None:
        super().__init__(
            _("没有“{name}”这种格式").format(name=name),
            hint=_("可用的格式：{formats}").format(formats=_("、").join(known)),
        )


def load(name: str, *, on_terminal: bool = False) -> Renderer:
    """Give the renderer of the format `name`; `table` has a second one, for people at a terminal."""
    if name not in _DOCUMENT_MODULES:
        raise UnknownFormatError(name, FORMATS)
    module = "terminal" if name == "table" and on_terminal else _DOCUMENT_MODULES[name]
    return cast("Renderer", import_module(f"{__name__}.{module}").render)


def load_findings(name: str) -> FindingsRenderer:
    """Give the renderer of the findings format `name`."""
    if name not in _FINDING_MODULES:
        raise UnknownFormatError(name, FINDING_FORMATS)
    return cast("FindingsRenderer", import_module(f"{__name__}.{_FINDING_MODULES[name]}").render)
