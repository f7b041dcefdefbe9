"""Several new files, all or none: also when the process is killed between two of them.

No system gives several files their names at once. So a journal is on disk before the first of them, and gone after the
last; the next command that writes takes back what a journal left behind speaks of.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from xieshang_cli.errors import SurroundingsError, reason_of
from xieshang_cli.language import _
from xieshang_cli.storage.atomic import NotCertainError, WriteFailedError, sync_folder, write_atomically
from xieshang_cli.storage.layout import CACHE
from xieshang_cli.storage.lock import ArchiveLock

JOURNAL = f"{CACHE}/unfinished"


class NotTakenBackError(SurroundingsError):
    """The disk failed between two files, and again when the first of them was to be removed."""

    code = "not-taken-back"

    def __init__(self, path: Path, problem: OSError) -> None:
        super().__init__(
            _("没有写完，写好的一部分（{path} 等）也没能撤回：{problem}").format(path=path, problem=reason_of(problem)),
            hint=_("磁盘正常以后，下一条写入的命令会先撤回它们；然后再执行一次这条命令。"),
        )


@contextmanager
def turn_to_write(root: Path, *, command: str) -> Iterator[None]:
    """Be the only one who writes, after taking back what a command that was killed had begun."""
    with ArchiveLock(root, command=command):
        take_back(root)
        yield


def write_together(root: Path, files: Mapping[str, bytes]) -> None:
    """Write new files, all or none; the caller holds the lock, and there is none of them yet."""
    if len(files) < 2:
        for path, data in files.items():
            write_atomically(root / path, data, expected=None, root=root)
        return
    made = {path: _fingerprint(data) for path, data in files.items()}
    write_atomically(root / JOURNAL, json.dumps(made).encode(), expected=None, root=root)
    try:
        sync_folder(root)  # the folder of the cache may be new
        for path, data in files.items():
            write_atomically(root / path, data, expected=None, root=root)
        (root / JOURNAL).unlink()
    except BaseException as problem:
        try:
            _remove(root, made)
        except OSError as disk:
            raise NotTakenBackError(root / next(iter(files)), disk) from problem
        if isinstance(problem, NotCertainError):  # of one among several: none is there now
            raise WriteFailedError(problem.path, problem.problem) from problem
        if isinstance(problem, OSError):
            raise WriteFailedError(root / JOURNAL, problem) from problem
        raise
    try:
        sync_folder((root / JOURNAL).parent)
    except OSError as problem:
        raise NotCertainError(root / next(iter(files)), problem) from problem


def unfinished(root: Path) -> list[str]:
    """Give the files of a command that was stopped before the last of them, as far as they are as it left them."""
    return [path for path, fingerprint in _noted(root).items() if _is_as_made(root, path, fingerprint)]


def take_back(root: Path) -> None:
    """Remove what `unfinished` gives, and the journal; the caller holds the lock."""
    if (root / JOURNAL).is_file():
        try:
            _remove(root, _noted(root))
        except OSError as problem:
            raise WriteFailedError(root / JOURNAL, problem) from problem


# Private from here on.


def _noted(root: Path) -> dict[str, str]:
    """Read the journal; what is no journal of ours speaks of nothing."""
    try:
        noted = json.loads((root / JOURNAL).read_bytes())
    except (OSError, ValueError):
        return {}
    if not isinstance(noted, dict):
        return {}
    return {path: known for path, known in noted.items() if isinstance(known, str) and _is_inside(path)}


def _is_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and ".." not in parts and parts[0] != "/" and "\\" not in path and ":" not in path


def _is_as_made(root: Path, path: str, fingerprint: str) -> bool:
    place = root / path
    try:
        return place.is_file() and not place.is_symlink() and _fingerprint(place.read_bytes()) == fingerprint
    except OSError:
        return False


def _remove(root: Path, made: Mapping[str, str]) -> None:
    """Remove files that are still as they were made, bring that to disk, and only then remove the journal."""
    folders = set()
    for path, fingerprint in made.items():
        if _is_as_made(root, path, fingerprint):
            (root / path).unlink()
            folders.add((root / path).parent)
    for folder in folders:
        sync_folder(folder)
    (root / JOURNAL).unlink(missing_ok=True)


def _fingerprint(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()
