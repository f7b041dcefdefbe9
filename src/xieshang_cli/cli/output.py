"""Where results go: standard output or a file, in one format, and only when the command has ended well."""

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xieshang_cli import render
from xieshang_cli.cli import streams
from xieshang_cli.cli.suggestions import did_you_mean, nearest
from xieshang_cli.deferred import deferred
from xieshang_cli.errors import SurroundingsError, UsageError, reason_of
from xieshang_cli.language import _
from xieshang_cli.render.safety import safe

if TYPE_CHECKING:
    from xieshang_cli.cli import failure
    from xieshang_cli.render import csv
    from xieshang_cli.reports.document import Document
else:
    # Most results are no CSV, and get where they should.
    csv = deferred("xieshang_cli.render.csv")
    failure = deferred("xieshang_cli.cli.failure")

FORMATS = ("table", "json", "jsonl", "csv", "tsv", "markdown", "yaml")
# Their bytes are the same whatever the locale; the rest is text in the encoding of the terminal.
FOR_PEOPLE = ("table", "markdown")
ONE_TABLE = ("csv", "tsv")
_BY_ENDING = {
    ".json": "json", ".jsonl": "jsonl", ".csv": "csv", ".tsv": "tsv", ".md": "markdown", ".yaml": "yaml",
    ".yml": "yaml", ".txt": "table",
}  # fmt: skip
# A text of ours under such a name would be a file that no program opens.
_NOT_OURS = (".xlsx", ".xls", ".docx", ".doc", ".pdf", ".html", ".htm", ".et", ".wps", ".ods", ".odt")
# With these the last thing on standard error must be readable by a program when the command fails.
ERRORS_AS_JSON = ("json", "jsonl")


class UnknownFormatError(UsageError):
    """There is no such output format."""

    def __init__(self, name: str, known: Sequence[str]) -> None:
        super().__init__(
            _("没有“{name}”这种格式。").format(name=name) + did_you_mean(nearest(name, known)),
            hint=_("可用：{known}。").format(known=_("、").join(known)),
        )


class UnknownEndingError(UsageError):
    """The name of the file promises a format that is not made here."""

    code = "unknown_format"

    def __init__(self, path: str, ending: str) -> None:
        super().__init__(
            _("--output {path}：写不了 {ending} 文件。").format(path=path, ending=ending),
            hint=_("文件名的结尾可用：{known}。").format(known=_("、").join(_BY_ENDING)),
        )


class OutputNotWritableError(SurroundingsError):
    """The file given with `--output` cannot be written."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(
            _("写不了文件 {path}：{reason}。").format(path=path, reason=reason), hint=failure.words_on_saved()
        )


def chosen_format(name: str | None, output: str | None, more: Sequence[str] = ()) -> str:
    """Give the format asked for: by name, else by the ending of the file, else `table`."""
    if name:
        known = (*FORMATS, *more)
        if name.lower() not in known:
            raise UnknownFormatError(name, known)
        return name.lower()
    ending = Path(output).suffix.lower() if output else ""
    if output and ending in _NOT_OURS:
        raise UnknownEndingError(output, ending)
    return _BY_ENDING.get(ending, "table")


def is_terminal() -> bool:
    """Whether results are read on a screen."""
    return sys.stdout is not None and sys.stdout.isatty()


class Output:
    """What a command has shown and said, in order."""

    def __init__(self, name: str, path: str | None) -> None:
        self._format = name
        self._path = None if path in {None, "-"} else path
        self._parts: list[str | bytes] = []
        self._said: list[str] = []

    def add_document(self, document: "Document") -> None:
        """Render a document; text for people stays text, the rest becomes bytes."""
        on_terminal = self._path is None and is_terminal()
        if self._format == "csv" and self._path is not None and self._path.lower().endswith(".csv"):
            self._parts.append(csv.for_excel(document))
            return
        width = shutil.get_terminal_size().columns if on_terminal else None
        text = render.load(self._format, on_terminal=on_terminal)(document, width=width)
        self._parts.append(text if self._format in FOR_PEOPLE else text.encode())

    def add_text(self, text: str) -> None:
        """Keep text for people."""
        self._parts.append(text)

    def add_bytes(self, data: bytes) -> None:
        """Keep bytes for machines."""
        self._parts.append(data)

    def say(self, text: str) -> None:
        """Say something on standard error: at once, or at the end where a failure must leave only its own JSON."""
        text = safe(text, keep_lines=True)
        if self._format in ERRORS_AS_JSON:
            self._said.append(text)
        else:
            streams.tell(text + "\n")

    def finish(self, *, says_where: bool = False) -> None:
        """Give out everything kept, and say which file it went to."""
        if self._path is not None:
            _write_file(self._path, b"".join(p if isinstance(p, bytes) else p.encode() for p in self._parts))
            if says_where:
                self._said.append(safe(_("已写入 {path}。").format(path=self._path)))
        else:
            for part in self._parts:
                _write_out(part)
            if self._parts:
                sys.stdout.flush()
        for text in self._said:
            streams.tell(text + "\n")


def _write_out(part: str | bytes) -> None:
    if isinstance(part, str):
        sys.stdout.write(part)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(part)


def _write_file(name: str, data: bytes) -> None:
    """Write the whole file or nothing: beside it first, then in its place."""
    path = Path(name)
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe, or a folder, which refuses
            return
        import tempfile  # noqa: PLC0415 - most results go to the screen

        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).chmod(_mode_for(path))
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputNotWritableError(name, reason_of(error)) from error


def _mode_for(path: Path) -> int:
    """Give the rights of the file replaced, or those a new file gets here; a temporary file has stricter ones."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask
