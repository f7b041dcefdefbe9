"""Whether the files that records name are still what they were: looked at when somebody asks, not for every list."""

import json
import os
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from xieshang_cli.deferred import deferred
from xieshang_cli.findings import Finding, Severity
from xieshang_cli.language import N_
from xieshang_cli.model.rows import EvidenceRow
from xieshang_cli.model.vocabulary import FileState
from xieshang_cli.storage.cache_folder import cache_folder, write_here
from xieshang_cli.storage.database import TICK_NS
from xieshang_cli.storage.entries import Progress
from xieshang_cli.storage.layout import ATTACHMENTS, CACHE, Stamp, legible, session_path, stamp_of, topic_path
from xieshang_cli.storage.questions import Questions

if TYPE_CHECKING:
    from xieshang_cli.storage import reading
else:
    # A record is read only where something is wrong with one of its files; the models take 100 ms to load.
    reading = deferred("xieshang_cli.storage.reading")

Shown = tuple[str, str | None, int | None]
"""A file as a record names it: its place, its fingerprint and its size."""


def states(root: Path, shown: Iterable[Shown], progress: Progress | None = None) -> dict[Shown, FileState]:
    """Tell of each file whether it is what it was; what lies outside attachments/ is not looked at.

    A file is read only when the file system says that it is another one than was read before. Who interrupts a long
    look goes on next time where it stopped.
    """
    known = _Fingerprints(root)
    wanted = list(dict.fromkeys(shown))
    found = {}
    try:
        for done, one in enumerate(wanted, 1):
            found[one] = _state(root, one, known)
            if progress:
                progress(done, len(wanted))
    finally:
        known.keep()
    return found


def evidence_findings(root: Path, index: Questions, progress: Progress | None = None) -> list[Finding]:
    """Give a finding for each file that a record names and that is gone (FL020) or another one now (FL021)."""
    rows = index.rows(EvidenceRow, "place LIKE ?", (f"{ATTACHMENTS}/%",))
    found = states(root, (shown_by(row) for row in rows), progress)
    by_path: dict[str, list[Finding]] = {}
    for row in rows:
        finding = _finding(row, found[shown_by(row)])
        if finding:
            path = topic_path(row.record) if row.kind == "topic" else session_path(row.record)
            by_path.setdefault(path, []).append(finding)
    return [
        placed
        for path, findings in sorted(by_path.items())
        for placed in reading.locate(findings, {}, reading.read_record_file(root, path))
    ]


def unreferenced(root: Path, index: Questions) -> list[str]:
    """Give the files in attachments/ that no record names."""
    named = set(index.column(EvidenceRow, "place"))
    return sorted(place for place in _below(root / ATTACHMENTS, ATTACHMENTS) if place not in named)


def shown_by(row: EvidenceRow) -> Shown:
    """Give the file that a row is about."""
    return row.place, row.sha256, row.size


# Private from here on.

_KEPT_IN = "attachments.json"
_MISSING = N_("附件 {place} 找不到了")
_CHANGED = N_("附件 {place} 与登记时不一样，被改动过")


class _Fingerprints:
    """The fingerprints of files by their stamp, kept in the cache: it may be deleted, and then all are read again."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._file = root / CACHE / _KEPT_IN
        self._seen_ns = time.time_ns()
        self._known = self._read()
        self._is_new = False

    def of(self, place: str) -> str:
        """Give the fingerprint of a regular file."""
        with open(self._root / place, "rb", opener=_without_links) as file:
            stamp = stamp_of(os.fstat(file.fileno()))
            entry = self._known.get(place)
            if entry and entry[0] == list(stamp) and _is_settled(stamp, entry[1]):
                return str(entry[2])
            fingerprint = file_digest(file, "sha256").hexdigest()
        self._known[place] = (list(stamp), self._seen_ns, fingerprint)
        self._is_new = True
        return fingerprint

    def keep(self) -> None:
        """Write what was learnt; where nothing can be written it is learnt again."""
        folder = cache_folder(self._root) if self._is_new else None
        if folder is None:
            return
        draft = folder / f"{_KEPT_IN}.{os.getpid()}"
        with suppress(OSError):
            write_here(draft, json.dumps(self._known))
            draft.replace(self._file)

    def _read(self) -> dict[str, tuple[list[int], int, str]]:
        try:
            with open(self._file, "rb", opener=_without_links) as file:
                kept = json.load(file)
            return {place: (list(stamp), int(seen), str(digest)) for place, (stamp, seen, digest) in kept.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def _is_settled(stamp: Stamp, seen_ns: int) -> bool:
    """Whether the stamp was old enough, when seen, to tell two edits apart."""
    return max(stamp[0], stamp[1]) + TICK_NS < seen_ns <= time.time_ns() + TICK_NS


def _state(root: Path, shown: Shown, known: _Fingerprints) -> FileState:
    place, fingerprint, size = shown
    if not place.startswith(f"{ATTACHMENTS}/"):
        return FileState.UNCHECKED
    try:
        found = _regular(root, place)
        if found is None:
            return FileState.MISSING
        if size not in {None, found.st_size}:
            return FileState.CHANGED
        now = fingerprint and known.of(place)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return FileState.MISSING
    except OSError:  # it is there, and not for us to read
        now = None
    if not fingerprint or now is None:
        return FileState.UNCHECKED
    return FileState.INTACT if now == fingerprint.lower() else FileState.CHANGED


def _regular(root: Path, place: str) -> os.stat_result | None:
    """Give what the system says of a file inside attachments/, None where a link or a path out of it leads there."""
    parts = place.split("/")
    if "\\" in place or any(part in {"", ".", ".."} for part in parts):
        return None
    for depth in range(1, len(parts)):
        if not stat.S_ISDIR((root / "/".join(parts[:depth])).lstat().st_mode):
            return None
    found = (root / place).lstat()
    return found if stat.S_ISREG(found.st_mode) else None


def _without_links(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _finding(row: EvidenceRow, state: FileState) -> Finding | None:
    if state not in {FileState.MISSING, FileState.CHANGED}:
        return None
    is_gone = state is FileState.MISSING
    return Finding(
        code="FL020" if is_gone else "FL021",
        severity=Severity.WARNING if is_gone else Severity.ERROR,
        text=_MISSING if is_gone else _CHANGED,
        values={"place": row.place},
        record=row.record,
        field=f"{row.field}.file",
    )


def _below(folder: Path, path: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                place = f"{path}/{legible(entry.name)}"
                if entry.is_dir(follow_symlinks=False):
                    yield from _below(Path(entry.path), place)
                elif not entry.name.startswith("."):
                    yield place
    except OSError:  # not there, or not for us to look into: what is not seen is nobody's
        return
