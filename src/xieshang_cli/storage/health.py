"""What can be wrong with the files of an archive beside what stands in them."""

import os
import sqlite3
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from xieshang_cli.storage.atomic import TEMPORARY_PREFIX, TEMPORARY_SUFFIX, write_atomically
from xieshang_cli.storage.file_names import is_bad_on_windows, plain_form
from xieshang_cli.storage.layout import CACHE, RECORD_FOLDERS, legible, walk
from xieshang_cli.storage.together import turn_to_write

PRIVATE = "private"
IGNORED = (f"/{PRIVATE}/", f"/{CACHE}/")
"""What the archive's `.gitignore` must hold."""

_PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700


def look_through(root: Path) -> tuple[list[str], list[str]]:
    """Give the paths of all files, those of git and of the cache left out, and of folders that do not open for us."""
    closed: list[str] = []
    return sorted(_below(root, root, closed)), sorted(closed)


def leftovers(paths: Iterable[str]) -> list[str]:
    """Find temporary files that an interrupted write left behind."""
    return [path for path in paths if _is_temporary(PurePosixPath(path).name)]


def strays(root: Path, paths: Iterable[str]) -> list[str]:
    """Find files in the folders of records that no command reads: another ending, another place."""
    records = set(walk(root))
    return [
        path
        for path in paths
        if path.split("/", 1)[0] in RECORD_FOLDERS
        and path not in records
        and not PurePosixPath(path).name.startswith(".")
    ]


def case_collisions(paths: Iterable[str]) -> list[tuple[str, ...]]:
    """Find paths that differ only in case or Unicode form: on Windows and macOS they are one file."""
    groups: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        groups[plain_form(path)].append(path)
    return [tuple(group) for group in groups.values() if len(group) > 1]


def names_not_on_windows(paths: Iterable[str]) -> list[str]:
    """Find paths that Windows cannot hold."""
    return [path for path in paths if is_bad_on_windows(path)]


def open_private_files(root: Path) -> list[str]:
    """Find private files that others on this machine can read, and the folder itself; Windows has other means.

    Folders inside are as closed as the one around them.
    """
    folder = root / PRIVATE
    if os.name == "nt" or folder.is_symlink() or not folder.is_dir():
        return []
    paths = (PRIVATE, *sorted(_below(folder, root, [])))
    return [path for path in paths if _is_open_to_others(root / path) and PurePosixPath(path).name != ".gitignore"]


def missing_ignores(root: Path) -> list[str]:
    """Give the lines that `.gitignore` lacks."""
    try:
        lines = (root / ".gitignore").read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        lines = []
    there = {line.strip().strip("/") for line in lines}
    return [line for line in IGNORED if line.strip("/") not in there]


def is_index_damaged(root: Path) -> bool:
    """Whether the index file is there and broken; it is mended by deleting it."""
    path = root / CACHE / "index.sqlite"
    try:
        if not path.is_file():
            return False
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=1)
    except (sqlite3.Error, OSError):
        return False  # locked or not for us to read: nothing is known to be wrong
    try:
        answer = connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError:
        return False
    except sqlite3.DatabaseError:
        return True
    finally:
        connection.close()
    return bool(answer != ("ok",))


def mend(root: Path, *, command: str) -> list[str]:
    """Remove leftovers, close private files, complete `.gitignore`; give the paths touched.

    All under the lock: a temporary file that is there while nobody else writes is nobody's.
    """
    with turn_to_write(root, command=command):
        touched = leftovers(look_through(root)[0])
        for path in touched:
            (root / path).unlink(missing_ok=True)
        for path in open_private_files(root):
            (root / path).chmod(_PRIVATE_FOLDER if (root / path).is_dir() else _PRIVATE_FILE)
            touched.append(path)
        lacking = missing_ignores(root)
        if lacking:
            _complete_ignores(root / ".gitignore", lacking, root)
            touched.append(".gitignore")
    return touched


# Private from here on.


def _below(folder: Path, root: Path, closed: list[str]) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except FileNotFoundError:  # removed while we look
        return
    except OSError:
        closed.append(_inside(folder, root))
        return
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield _inside(Path(entry.path), root)
        elif not (folder == root and entry.name in {".git", CACHE}):
            yield from _below(Path(entry.path), root, closed)


def _inside(path: Path, root: Path) -> str:
    return legible(path.relative_to(root).as_posix())


def _is_open_to_others(place: Path) -> bool:
    try:
        mode = place.lstat().st_mode
    except OSError:  # gone, or closed even to us
        return False
    return not stat.S_ISLNK(mode) and bool(stat.S_IMODE(mode) & 0o077)


def _is_temporary(name: str) -> bool:
    return name.startswith(TEMPORARY_PREFIX) and name.endswith(TEMPORARY_SUFFIX)


def _complete_ignores(path: Path, lines: Iterable[str], root: Path) -> None:
    existing = path.read_bytes() if path.exists() else None
    before = existing or b""
    if before and not before.endswith(b"\n"):
        before += b"\n"
    write_atomically(path, before + "".join(f"{line}\n" for line in lines).encode(), expected=existing, root=root)
