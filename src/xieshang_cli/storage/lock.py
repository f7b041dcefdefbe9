"""One writer at a time in an archive: an operating-system lock that dies with its holder."""

import errno
import getpass
import json
import os
import socket
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from xieshang_cli.errors import SurroundingsError, reason_of
from xieshang_cli.language import _
from xieshang_cli.storage.cache_folder import made_cache_folder, write_here
from xieshang_cli.storage.early_look import give_up
from xieshang_cli.storage.waiting import say_waiting

LOCK_NAME = "lock"
HOLDER_NAME = "lock.holder"

PATIENCE_SECONDS = 1.0
"""Who waits longer is told for whom."""


class ArchiveLockedError(SurroundingsError):
    """Another process is writing, and did not finish in time."""

    code = "locked"

    def __init__(self, folder: Path, holder: str) -> None:
        super().__init__(
            _("档案库 {folder} 正在被另一个程序写入{holder}").format(folder=folder, holder=holder),
            hint=_("等它结束后再试；它一结束锁就自动解开，不要删除任何文件。"),
        )


class CannotLockError(SurroundingsError):
    """The archive's folder does not let us lock it."""

    code = "cannot-lock"

    def __init__(self, folder: Path, problem: Exception) -> None:
        if isinstance(problem, OSError) and problem.errno in _NOT_WRITABLE:
            message = _("不能写入档案库 {folder}：文件夹是只读的，或没有权限").format(folder=folder)
        else:
            message = _("不能给档案库 {folder} 加锁：{problem}").format(
                folder=folder, problem=reason_of(problem) if isinstance(problem, OSError) else problem
            )
        super().__init__(message, hint=_("请检查文件夹的权限和所在的磁盘；只查看不需要写入。"))


class ArchiveLock:
    """`with ArchiveLock(folder):` only one process at a time is inside; the one that is may enter once more.

    The file of the lock stays behind and means nothing: the operating system holds the lock, and lets go of it when
    its process ends, however it ends.
    """

    def __init__(self, folder: Path, timeout: float = 10.0, command: str = "") -> None:
        self._folder = folder
        self._timeout = timeout
        self._command = command
        self._lock: FileLock | None = None
        self._holder = folder

    def __enter__(self) -> Self:
        give_up()
        try:
            cache = made_cache_folder(self._folder)
        except OSError as problem:
            raise CannotLockError(self._folder, problem) from problem
        self._holder = cache / HOLDER_NAME
        lock = FileLock(cache / LOCK_NAME, is_singleton=True)
        try:
            self._wait_for(lock)
        except Timeout:
            raise ArchiveLockedError(self._folder, _said(self._holder)) from None
        # filelock says by NotImplementedError that the file system, a network share perhaps, has no locks.
        except (OSError, NotImplementedError) as problem:
            raise CannotLockError(self._folder, problem) from problem
        self._lock = lock
        if lock.lock_counter == 1:
            self._note_holder()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._lock is not None:
            if self._lock.lock_counter == 1:
                with suppress(OSError):
                    self._holder.unlink()
            self._lock.release()
            self._lock = None

    def _wait_for(self, lock: FileLock) -> None:
        """Wait for the lock, at first in silence."""
        patience = min(PATIENCE_SECONDS, self._timeout)
        try:
            lock.acquire(timeout=patience, poll_interval=0.02)
        except Timeout:
            if patience == self._timeout:
                raise
            say_waiting(_("正在等待另一个程序写完{holder}").format(holder=_said(self._holder)))
            lock.acquire(timeout=self._timeout - patience, poll_interval=0.02)

    def _note_holder(self) -> None:
        """Say who holds the lock, for the sentence another process shows; nothing depends on it."""
        holder = {
            "pid": os.getpid(),
            "host": socket.gethostname(),
            "user": _user(),
            # The machine's clock, on purpose: the reader compares it with the clock on the wall.
            "since": time.strftime("%Y-%m-%d %H:%M:%S"),
            "seconds": time.time(),
            "command": self._command,
        }
        with suppress(OSError):
            write_here(self._holder, json.dumps(holder, ensure_ascii=False))


# Private from here on.

_NOT_WRITABLE = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ELOOP, errno.EEXIST, errno.ENOTDIR}


def _said(path: Path) -> str:
    """Say who holds the lock, as far as known."""
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        pid, host, user, since, command = (str(holder[key]) for key in ("pid", "host", "user", "since", "command"))
        age = max(0, round(time.time() - holder["seconds"]))
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    words = _("（{command}，进程 {pid}，{user} 在 {host} 上，自 {since} 起，已 {age} 秒）")
    return words.format(command=command or "xieshang", pid=pid, user=user, host=host, since=since, age=age)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account that this machine does not know
        return "?"
