"""The file of the index: opened when it is as this program left it, else made anew, else gone without.

A seal beside it says what the file was when the last write had ended. What the seal does not fit was half-written by a
power cut, copied by a program that keeps folders in step, or written by somebody else: no check would tell.
"""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from xieshang_cli.storage.database import create, expected_version, version_of
from xieshang_cli.storage.index_turn import making, patiently

BUSY_SECONDS = 5.0
"""So long a short write of another process is waited for; for a long one there is `index_turn`."""

Identity = tuple[int, int, int]
"""Times and size of a file."""


class NotAsLeftError(sqlite3.DatabaseError):
    """The index is of another version, or not as it was when this program last wrote it."""


def open_index(path: Path | None) -> sqlite3.Connection:
    """Open the index at `path`, made anew when it is not as it was left.

    None, or a folder that cannot be written, gives an index in memory: the same answers, only slower.
    """
    if path is not None:
        try:
            return patiently(path, lambda: _as_left(path))
        except (sqlite3.OperationalError, OSError):
            pass  # locked for long, or not ours to open
        except sqlite3.DatabaseError:
            with suppress(sqlite3.DatabaseError, OSError):
                return made_anew(path)
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _fill(connection)
    return connection


def made_anew(path: Path, damaged: Identity | None = None) -> sqlite3.Connection:
    """Make an empty index in place of the one at `path`, unless another process has done so.

    `damaged` is the identity of a file in which damage was found that does not show when it is opened.
    """
    with making(path):
        if identity_of(path) != damaged:
            try:
                return _as_left(path)
            except sqlite3.OperationalError:
                raise
            except sqlite3.DatabaseError:
                pass
        for name in (path, path.with_name(path.name + "-journal"), _seal_of(path)):
            name.unlink(missing_ok=True)
        connection = _connect(path)
        try:
            _fill(connection)
        except BaseException:
            connection.close()
            raise
        seal(path)
        return connection


def seal(path: Path) -> None:
    """Note what the file is now that writing has ended; the caller is the only one who writes."""
    # Without it, the index is made anew.
    with suppress(OSError):
        descriptor = os.open(_seal_of(path), os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _PLAIN, 0o644)
        try:
            os.write(descriptor, repr(identity_of(path)).encode())
        finally:
            os.close(descriptor)


def is_sealed(path: Path) -> bool:
    """Whether the file is as it was when the last write ended."""
    try:
        descriptor = os.open(_seal_of(path), os.O_RDONLY | _PLAIN)
    except OSError:
        return False
    try:
        return os.read(descriptor, 200) == repr(identity_of(path)).encode()
    except OSError:
        return False
    finally:
        os.close(descriptor)


def moment(path: Path) -> int:
    """Give the time now by the clock that stamps files there, which on a network drive is another machine's."""
    try:
        os.utime(_seal_of(path))
        return _seal_of(path).stat().st_mtime_ns
    except OSError:
        return 0


def identity_of(path: Path) -> Identity:
    """Give what tells a file from what it was before any change."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0, 0)
    return (found.st_mtime_ns, found.st_ctime_ns, found.st_size)


def is_damage(problem: sqlite3.DatabaseError) -> bool:
    """Whether the file is not what it should be, rather than locked, full or not ours to write."""
    code = getattr(problem, "sqlite_errorcode", sqlite3.SQLITE_NOTADB)
    damage = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT}
    return code & 0xFF in damage


# Private from here on.

# What is no file must neither be followed nor waited for.
_PLAIN = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _as_left(path: Path) -> sqlite3.Connection:
    if path.is_symlink():
        raise sqlite3.OperationalError("a link")  # what it leads to is not ours
    if not is_sealed(path):
        raise NotAsLeftError
    connection = _connect(path)
    try:
        version = version_of(connection)
    except BaseException:
        connection.close()
        raise
    if version != expected_version():
        connection.close()
        raise NotAsLeftError
    return connection


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
    # After a power cut the journal must be whole.
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def _fill(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    create(connection)
    connection.execute("COMMIT")


def _seal_of(path: Path) -> Path:
    return path.with_name("index.seal")
