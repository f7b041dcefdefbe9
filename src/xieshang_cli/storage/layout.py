"""Where records live: the only file that knows the names of folders."""

import contextlib
import os
from enum import StrEnum
from pathlib import Path

from xieshang_cli.model.identity import code_of, year_of

MARKER = "xieshang.yaml"
CACHE = ".xieshang"
ATTACHMENTS = "attachments"
ENDING = ".yaml"

Stamp = tuple[int, int, int, int]
"""What the file system says of a file without opening it: mtime_ns, ctime_ns, size, inode."""


class FileKind(StrEnum):
    """What a file of the archive holds."""

    SETTINGS = "settings"
    POLICY = "policy"
    DIVISIONS = "divisions"
    STATION = "station"
    REQUESTS = "requests"
    TOPIC = "topic"
    SESSION = "session"
    COMMITTEE = "committee"
    SUPERVISION = "supervision"
    CALENDAR = "calendar"
    PLAN = "plan"


_FOLDERS = {
    "policy": (FileKind.POLICY, 1),
    "calendar": (FileKind.CALENDAR, 1),
    "divisions": (FileKind.DIVISIONS, 1),
    "committees": (FileKind.COMMITTEE, 1),
    "stations": (FileKind.STATION, 1),
    "requests": (FileKind.REQUESTS, 2),
    "topics": (FileKind.TOPIC, 3),
    "sessions": (FileKind.SESSION, 3),
    "plans": (FileKind.PLAN, 1),
    "supervision": (FileKind.SUPERVISION, 1),
}


RECORD_FOLDERS = frozenset(_FOLDERS)
"""The folders at the root that hold records and nothing else."""


def root_of(start: Path | str) -> Path | None:
    """Give the folder of the archive or federation that `start` lies in, walking up; None when there is none."""
    # Without `..` and links, so that a path below is one that may be written to; pathlib's fails where links loop.
    absolute = Path(os.path.realpath(start))
    return next((folder for folder in (absolute, *absolute.parents) if (folder / MARKER).is_file()), None)


def topic_path(topic_id: str) -> str:
    """Give the path of a topic inside the archive."""
    return f"topics/{code_of(topic_id)}/{year_of(topic_id)}/{topic_id}{ENDING}"


def session_path(session_id: str) -> str:
    """Give the path of a session inside the archive."""
    return f"sessions/{code_of(session_id)}/{year_of(session_id)}/{session_id}{ENDING}"


def station_path(code: str) -> str:
    """Give the path of a station inside the archive."""
    return f"stations/{code}{ENDING}"


def requests_path(station: str, year: int | str) -> str:
    """Give the path of a station's register of requests."""
    return f"requests/{station}/{year}{ENDING}"


def divisions_path(county: str) -> str:
    """Give the path of a county's divisions."""
    return f"divisions/{county}{ENDING}"


def committee_path(code: str) -> str:
    """Give the path of a committee."""
    return f"committees/{code}{ENDING}"


def supervision_path(code: str) -> str:
    """Give the path of what the leaders of a committee answer for."""
    return f"supervision/{code}{ENDING}"


def plan_path(code: str, year: int | str) -> str:
    """Give the path of a division's plan for a year."""
    return f"plans/{code}-{year}{ENDING}"


def calendar_path(year: int | str) -> str:
    """Give the path of the holidays and adjusted workdays of a year."""
    return f"calendar/{year}{ENDING}"


def private_members_path(committee: str) -> str:
    """Give the path of how to reach the members of a committee, which never enters git."""
    return f"private/committees/{committee}{ENDING}"


def private_path(station: str, year: int | str) -> str:
    """Give the path of what never enters git."""
    return f"private/{station}/{year}{ENDING}"


def legible(name: str) -> str:
    r"""Give a name that is no text as one that can be shown and stored, `\xff` for its bytes; others as they are."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return os.fsencode(name).decode("utf-8", "backslashreplace")
    return name


def kind_of(path: str) -> FileKind | None:
    """Tell what the file at `path` holds, from its place; None when no record belongs there."""
    if path == MARKER:
        return FileKind.SETTINGS
    parts = path.split("/")
    kind, depth = _FOLDERS.get(parts[0], (None, 0))
    return kind if kind and len(parts) == depth + 1 else None


def glob_of(kind: FileKind) -> str:
    """Give the pattern of the places where files of a kind live: `topics/*/*/*.yaml`."""
    folder = next((name for name, (held, _) in _FOLDERS.items() if held == kind), None)
    return f"{folder}/{'*/' * (_FOLDERS[folder][1] - 1)}*{ENDING}" if folder else MARKER


def walk(root: Path) -> dict[str, Stamp]:
    """Give every file that is, or claims to be, a record: its path inside the archive and its stamp.

    Whatever ends in `.yaml` counts, also a folder or a FIFO of that name, so that it can be reported, and so do links
    and folders that cannot be opened, which are never looked into; hidden files and files of other programs do not.
    """
    found: dict[str, Stamp] = {}
    with contextlib.suppress(FileNotFoundError):
        found[MARKER] = stamp_of((root / MARKER).lstat())
    for folder in _FOLDERS:
        if os.path.islink(f"{root}/{folder}"):  # noqa: PTH114 - at every start of every list
            _note_place(f"{root}/{folder}", folder, found)
        else:
            _walk_folder(f"{root}/{folder}", folder, found)
    return found


def stamp_of(stat: os.stat_result) -> Stamp:
    """Give what of it tells that a file is another one."""
    return (stat.st_mtime_ns, stat.st_ctime_ns, stat.st_size, stat.st_ino)


def _walk_folder(folder: str, path: str, found: dict[str, Stamp]) -> None:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name if entry.name.isascii() else legible(entry.name)
                if name.startswith("."):
                    continue
                if name.endswith(ENDING) or entry.is_symlink():
                    try:
                        found[f"{path}/{name}"] = stamp_of(entry.stat(follow_symlinks=False))
                    except FileNotFoundError:  # removed while we look
                        continue
                elif entry.is_dir(follow_symlinks=False):
                    _walk_folder(entry.path, f"{path}/{name}", found)
    except (FileNotFoundError, NotADirectoryError):  # not there, or removed while we look
        return
    except OSError:
        _note_place(folder, path, found)


def _note_place(place: str, path: str, found: dict[str, Stamp]) -> None:
    """Take for a record what is not to be looked into, so that the reader of files says why."""
    with contextlib.suppress(FileNotFoundError):
        found[path] = stamp_of(os.lstat(place))
