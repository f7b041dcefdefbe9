"""Whose turn it is with the index: one process writes it, the others wait for that one and use what it made.

SQLite's own locks keep the file whole, but tell nobody how long it will take: making the index of a province takes
minutes, a stuck program for ever. So who writes it holds a lock beside it, which dies with its holder.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from xieshang_cli.language import _
from xieshang_cli.storage.waiting import say_waiting

# Not filelock: it takes longer to load than an index to follow one edit. And a lock of the process, which the helpers
# it forks do not share, so that none of them holds it when the process is gone.
if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


MAKING_SECONDS = 900.0
"""So long others wait for the process that makes the index; then they do without it."""

PATIENCE_SECONDS = 1.0

Answer = TypeVar("Answer")


@contextmanager
def making(index: Path | None) -> Iterator[bool]:
    """Be the only one who writes the index; gives whether another one had to be waited for.

    Where there are no locks, SQLite's must do.
    """
    descriptor = _opened(index) if index else None
    if descriptor is None:
        yield False
        return
    try:
        yield _wait_for(descriptor)
    finally:
        os.close(descriptor)


def patiently(index: Path | None, action: Callable[[], Answer]) -> Answer:
    """Do something with the database; when it is busy, once more after whoever writes the index has done so."""
    try:
        return action()
    except sqlite3.OperationalError as problem:
        if not is_busy(problem):
            raise
    with making(index):
        return action()


def is_busy(problem: sqlite3.DatabaseError) -> bool:
    """Whether another process held the database."""
    return getattr(problem, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


# Private from here on.

_PAUSE_SECONDS = 0.02
_TAKEN = (BlockingIOError, PermissionError)


def _opened(index: Path) -> int | None:
    with suppress(OSError):
        return os.open(index.with_name("index.lock"), os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    return None


def _wait_for(descriptor: int) -> bool:
    """Wait for the lock; whether that was necessary."""
    began, has_waited, has_said = time.monotonic(), False, False
    while time.monotonic() - began < MAKING_SECONDS:
        try:
            _lock(descriptor)
        except _TAKEN:
            has_waited = True
        except OSError:
            return has_waited  # no locks here
        else:
            _note_holder(descriptor)
            return has_waited
        if not has_said and time.monotonic() - began > PATIENCE_SECONDS:
            say_waiting(_("正在等待另一个程序建好索引{holder}").format(holder=_holder(descriptor)))
            has_said = True
        time.sleep(_PAUSE_SECONDS)
    return has_waited


def _note_holder(descriptor: int) -> None:
    """Say in the file of the lock who holds it, for the sentence another process shows; nothing depends on it."""
    with suppress(OSError):
        os.lseek(descriptor, _NOTE_BEGINS, os.SEEK_SET)
        # The machine's clock, on purpose: the reader compares it with the clock on the wall.
        os.write(descriptor, f"{os.getpid()} {time.time():.0f}".ljust(_NOTE_BYTES).encode())


def _holder(descriptor: int) -> str:
    """Say who holds the lock, as far as known."""
    try:
        os.lseek(descriptor, _NOTE_BEGINS, os.SEEK_SET)
        process, since = map(int, os.read(descriptor, _NOTE_BYTES).split())
    except (OSError, ValueError):
        return ""
    age = max(0, round(time.time() - since))
    return _("（进程 {pid}，已 {age} 秒）").format(pid=process, age=age)


# Behind the first byte, which is what Windows locks, for reading as well.
_NOTE_BEGINS, _NOTE_BYTES = 1, 40
