"""Envelopes on disk: read with the care given to records, written beside whatever folder they are sent from."""

from pathlib import Path

from xieshang_cli.errors import RefusedError, SurroundingsError, XieshangError, reason_of
from xieshang_cli.language import _
from xieshang_cli.model.envelope import Envelope
from xieshang_cli.storage.atomic import WriteFailedError, write_atomically
from xieshang_cli.storage.reading import as_finding, read_record
from xieshang_cli.storage.screen import FileProblem, read_bytes
from xieshang_cli.storage.shapes import canonical
from xieshang_cli.storage.writing import UnreadableRecordError


class EnvelopeThereError(RefusedError):
    """Another file stands where the envelope is to be written."""

    code = "taken"

    def __init__(self, path: Path) -> None:
        super().__init__(_("已经有 {path}，不会覆盖。").format(path=path), hint=_("换一个文件名。"))


class EnvelopeNotWrittenError(SurroundingsError):
    """The record says it was sent, but the envelope could not be written."""

    def __init__(self, refusal: XieshangError) -> None:
        super().__init__(refusal.message, hint=_("记录里已登记；换个地方再运行一次同样的命令，就能补写函件。"))


class EnvelopeNotReadError(SurroundingsError):
    """The system does not give the file."""

    def __init__(self, path: Path, refusal: OSError) -> None:
        super().__init__(_("打不开函件 {path}：{reason}。").format(path=path, reason=reason_of(refusal)))


def require_free(path: Path) -> None:
    """Refuse a place where something else stands, before anything is recorded."""
    if path.exists() or path.is_symlink():
        raise EnvelopeThereError(path)


def write_envelope(path: Path, envelope: Envelope) -> None:
    """Write an envelope to a file that is not there yet."""
    try:
        folder = path.absolute().parent.resolve()
        write_atomically(folder / path.name, canonical(envelope), expected=None, root=folder)
    except WriteFailedError as refusal:
        raise EnvelopeNotWrittenError(refusal) from refusal


def read_envelope(path: Path) -> Envelope:
    """Read an envelope. Raises `UnreadableRecordError` where it is none."""
    try:
        loaded = read_record(read_bytes(path), str(path), Envelope)
    except FileProblem as problem:
        raise UnreadableRecordError([as_finding(problem, str(path))]) from problem
    except OSError as refusal:
        raise EnvelopeNotReadError(path, refusal) from refusal
    if not isinstance(loaded.model, Envelope):
        raise UnreadableRecordError(loaded.findings)
    return loaded.model
