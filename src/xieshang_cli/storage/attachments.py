"""Files taken into attachments/: whole or not at all, never over another, under a name every system can hold."""

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath
from unicodedata import category, normalize

from xieshang_cli.errors import RefusedError, SurroundingsError, reason_of
from xieshang_cli.language import _
from xieshang_cli.storage.atomic import NotCertainError, write_atomically
from xieshang_cli.storage.file_names import is_bad_on_windows, plain_form
from xieshang_cli.storage.layout import ATTACHMENTS, legible
from xieshang_cli.storage.together import turn_to_write


class FileMissingError(RefusedError):
    """There is no file of that name."""

    code = "not_found"

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("没有文件 {path}。").format(path=_shown(path)), hint=_("不在本机的文件，用 --reference 只登记它在哪里。")
        )


class NotAFileError(RefusedError):
    """A folder, a link or a device is no evidence."""

    code = "not_a_file"

    def __init__(self, path: Path, found: int) -> None:
        kind = _("链接") if stat.S_ISLNK(found) else _("文件夹") if stat.S_ISDIR(found) else _("特殊文件")
        super().__init__(
            _("{path} 是{kind}，不是普通文件，没有收进来。").format(path=_shown(path), kind=kind),
            hint=_("请写文件本身的路径。"),
        )


class EmptyFileError(RefusedError):
    """A file without content shows nothing."""

    code = "empty_file"

    def __init__(self, path: Path) -> None:
        super().__init__(_("{path} 是空文件，没有收进来。").format(path=_shown(path)))


class FileTooLargeError(RefusedError):
    """The file is larger than this place takes in."""

    code = "too_large"

    def __init__(self, path: Path, size: int, megabytes: int) -> None:
        super().__init__(
            _("{path} 有 {size} 字节，超过 {limit} 兆，没有收进来。").format(
                path=_shown(path), size=size, limit=megabytes
            ),
            hint=_("压缩以后再试；或者放在别处，用 --reference 只登记它在哪里。"),
        )


class FileNotReadError(SurroundingsError):
    """The system does not give the file."""

    code = "not_read"

    def __init__(self, path: Path, refusal: OSError) -> None:
        super().__init__(_("打不开 {path}：{reason}。").format(path=_shown(path), reason=reason_of(refusal)))


@dataclass(frozen=True, slots=True)
class Source:
    """A file to take in, as it was read."""

    name: str
    data: bytes
    fingerprint: str


def read_source(path: Path, megabytes: int) -> Source:
    """Read a file that is to be taken in: a regular one, not empty, of at most so many megabytes. Never waits."""
    limit = megabytes * 1024 * 1024
    try:
        found = path.lstat()
        if not stat.S_ISREG(found.st_mode):
            raise NotAFileError(path, found.st_mode)
        if found.st_size > limit:
            raise FileTooLargeError(path, found.st_size, megabytes)
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError:
        raise FileMissingError(path) from None
    except (OSError, ValueError) as refusal:  # ValueError: a NUL in the name
        raise FileNotReadError(path, refusal if isinstance(refusal, OSError) else OSError(str(refusal))) from refusal
    if len(data) > limit:  # it grew meanwhile
        raise FileTooLargeError(path, len(data), megabytes)
    if not data:
        raise EmptyFileError(path)
    return Source(path.name, data, sha256(data).hexdigest())


def fingerprint_of(path: Path) -> tuple[int | None, str | None]:
    """Give size and fingerprint of a file that stays where it is; None of what is not at hand."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return None, None
        with path.open("rb") as file:
            return os.fstat(file.fileno()).st_size, file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):
        return None, None


@contextmanager
def taken_in(
    root: Path, record_id: str, sources: Sequence[Source], recorded: Collection[str], *, command: str
) -> Iterator[list[str]]:
    """Copy files into the folder of a record and give their places; taken away again when what follows fails.

    `recorded` are places that stand in records, also of files that are lost: no other file takes their name. A copy
    that stands in none, because whoever made it was killed, is taken as it is.
    """
    places: list[str] = []
    made: list[str] = []
    with turn_to_write(root, command=command), _unless_it_fails(root, record_id, made):
        for source in sources:
            place, is_there = _place_for(root, record_id, source, [*recorded, *places])
            if not is_there:
                write_atomically(root / place, source.data, expected=None, root=root)
                made.append(place)
            places.append(place)
        yield places


@contextmanager
def _unless_it_fails(root: Path, record_id: str, made: Sequence[str]) -> Iterator[None]:
    """Remove the copies made when what is done with them fails."""
    try:
        yield
    except NotCertainError:  # what was written stands in the record, or may
        raise
    except BaseException:
        for place in made:
            with suppress(OSError):
                (root / place).unlink()
        if not (root / ATTACHMENTS).is_symlink():  # an empty folder elsewhere is not ours
            with suppress(OSError):
                (root / ATTACHMENTS / record_id).rmdir()
        raise


def put_back(root: Path, place: str, source: Source, *, command: str) -> None:
    """Put a file that was lost where the record says it is."""
    with turn_to_write(root, command=command):
        write_atomically(root / place, source.data, expected=None, root=root)


def safe_name(name: str) -> str:
    """Give the name of a file as every system can hold it: what cannot stay becomes `_`."""
    kept = "".join(_kept(character) for character in normalize("NFC", legible(name)))
    path = PurePosixPath(kept.strip(" .") or "_")
    ending = path.suffix if len(path.suffix) <= _LONGEST_ENDING else ""
    stem = path.name.removesuffix(ending)
    while len(stem.encode()) + len(ending.encode()) > _MOST_BYTES:
        stem = stem[:-1]
    safe = stem.rstrip(" .") + ending
    return f"_{safe}" if is_bad_on_windows(safe) else safe


# Private from here on.

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_FORBIDDEN = frozenset('<>:"|?*\\/')
_MOST_BYTES = 120
_LONGEST_ENDING = 10


def _kept(character: str) -> str:
    kind = category(character)
    return "_" if character in _FORBIDDEN or kind.startswith("C") or kind in {"Zl", "Zp"} else character


def _place_for(root: Path, record_id: str, source: Source, recorded: Collection[str]) -> tuple[str, bool]:
    """Give a place in the folder of the record, and whether the same file is there already, in no record.

    Otherwise it is one that no file has, nor one that differs in case or form only.
    """
    folder = f"{ATTACHMENTS}/{record_id}"
    known, there = {plain_form(place) for place in recorded}, set()
    with suppress(OSError):
        there = {plain_form(f"{folder}/{legible(file.name)}") for file in (root / folder).iterdir()}
    safe = PurePosixPath(safe_name(source.name))
    number, place = 1, f"{folder}/{safe}"
    while plain_form(place) in known | there:
        if plain_form(place) not in known and _holds(root / place, source.data):
            return place, True
        number += 1
        place = f"{folder}/{safe.stem}-{number}{safe.suffix}"
    return place, False


def _holds(path: Path, data: bytes) -> bool:
    with suppress(OSError):
        return path.is_file() and not path.is_symlink() and path.read_bytes() == data
    return False


def _shown(path: Path) -> str:
    return legible(os.fspath(path))
