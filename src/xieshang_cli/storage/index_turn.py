"""Whose turn it is with the index: one process makes it, the others wait for that one and use what it made.

SQLite's own locks keep the file whole, but tell nobody how long it will take: making the index of a province takes
minutes, a stuck program for ever. So who makes much of it holds a lock beside it, which dies with its holder.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from xieshang_cli.language import _
from xieshang_cli.storage.waiting import say_waiting

MAKING_SECONDS = 900.0
"""So long others wait for the process that makes the index; then they do without it."""

PATIENCE_SECONDS = 1.0

Answer = TypeVar("Answer")


@contextmanager
def making(index: Path | None) -> Iterator[bool]:
    """Be the only one who makes the index, or makes it anew; gives whether another one had to be waited for."""
    if index is None:
        yield False
        return
    from filelock import FileLock, Timeout  # noqa: PLC0415 - a list of unchanged files needs no lock

    lock = FileLock(index.with_name("index.lock"))
    has_waited = False
    # Where there are no locks, SQLite's must do; it says so itself when it cannot.
    with suppress(OSError, NotImplementedError):
        try:
            lock.acquire(timeout=PATIENCE_SECONDS, poll_interval=0.02)
        except Timeout:
            has_waited = True
            say_waiting(_("正在等待另一个程序建好索引"))
            with suppress(Timeout):
                lock.acquire(timeout=MAKING_SECONDS, poll_interval=0.05)
    try:
        yield has_waited
    finally:
        lock.release()


def patiently(index: Path | None, action: Callable[[], Answer]) -> Answer:
    """Do something with the database; when it is busy, once more after whoever makes the index has done so."""
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
