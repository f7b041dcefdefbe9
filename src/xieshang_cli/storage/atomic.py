"""One file replaced as a whole or not at all, and on disk before anybody is told so."""

import contextlib
import errno
import os
import stat
import time
from pathlib import Path

from xieshang_cli.errors import SurroundingsError, reason_of
from xieshang_cli.language import _
from xieshang_cli.storage.saved import note_saving

TEMPORARY_PREFIX = ".xieshang-"
TEMPORARY_SUFFIX = ".tmp"


class WriteFailedError(SurroundingsError):
    """The file could not be written; what was there is there still."""

    code = "not-written"

    def __init__(self, path: Path, problem: OSError) -> None:
        denied = problem.errno in {errno.EACCES, errno.EPERM}
        reason = _("没有写入这个文件夹的权限") if denied else reason_of(problem)
        super().__init__(
            _("没有写入 {path}：{reason}").format(path=path, reason=reason), hint=_("原来的内容没有变。排除后再试。")
        )
        self.problem = problem


class ChangedUnderneathError(SurroundingsError):
    """Somebody changed the file after it was read."""

    code = "changed-underneath"

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("没有写入 {path}：读取之后被别的程序改过").format(path=path), hint=_("看看改了什么，再执行一次这条命令。")
        )


class AlreadyThereError(SurroundingsError):
    """A new file was to be made where there is one."""

    code = "already-there"

    def __init__(self, path: Path) -> None:
        super().__init__(_("没有写入 {path}：已经有这个文件，不会覆盖").format(path=path))


class LeavesArchiveError(SurroundingsError):
    """The path leads through a link, or out of the archive."""

    code = "leaves-archive"

    def __init__(self, path: Path, at: Path) -> None:
        super().__init__(
            _("没有写入 {path}：{at} 不是档案库里的普通文件夹或文件（可能是符号链接）").format(path=path, at=at),
            hint=_("请换成真正的文件夹或文件。"),
        )


class NotCertainError(SurroundingsError):
    """The file is replaced, but the folder could not be brought to disk."""

    code = "not-certain"

    def __init__(self, path: Path, problem: OSError) -> None:
        super().__init__(
            _("{path} 已经写入，但不能确定断电后还在：文件夹同步失败（{problem}）").format(
                path=path, problem=reason_of(problem)
            ),
            hint=_("不必再执行这条命令；检查磁盘，用 show 核对内容。"),
        )
        self.path, self.problem = path, problem


def write_atomically(path: Path, data: bytes, *, expected: bytes | None, root: Path, mode: int | None = None) -> None:
    """Put `data` in place of the file `path`, which must still hold `expected` (None: must not exist).

    The new content is complete and on disk before it gets its name, and the name is on disk before this returns. The
    caller holds the archive's lock; programs that do not know the lock are noticed by `expected`. Folders below
    `root` are made as needed. A file keeps its mode unless `mode` is given.
    """
    _require_inside(path, root)
    # The name does not contain that of the file, which may be as long as the system allows.
    temporary = path.parent / f"{TEMPORARY_PREFIX}{os.urandom(8).hex()}{TEMPORARY_SUFFIX}"
    try:
        made = _make_folders(path.parent)
        _write_temporary(temporary, data, _mode_for(path, mode))
        _require_expected(path, expected)
        note_saving(path, root, data)
        _rename(temporary, path, is_new=expected is None)
    except OSError as problem:
        raise WriteFailedError(path, problem) from problem
    finally:
        # Also when interrupted; after the rename there is nothing left to remove.
        with contextlib.suppress(OSError):
            temporary.unlink()
    try:
        for folder in (path.parent, *(folder.parent for folder in made)):
            sync_folder(folder)
    except OSError as problem:
        raise NotCertainError(path, problem) from problem


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to disk."""
    if os.name == "nt":
        return  # Windows cannot open a folder; its file systems journal names themselves.
    descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


# Private from here on.

_ATTEMPTS = 10
_PAUSE_SECONDS = 0.05


def _require_inside(path: Path, root: Path) -> None:
    """Refuse a path with `..`, one outside `root`, and one through a link below it."""
    if ".." in path.parts or not path.is_relative_to(root) or path == root:
        raise LeavesArchiveError(path, path)
    place = root
    for part in path.relative_to(root).parts:
        place /= part
        try:
            found = place.lstat()
        except FileNotFoundError:
            return
        except OSError as problem:
            raise WriteFailedError(path, problem) from problem
        if not (stat.S_ISREG(found.st_mode) if place == path else stat.S_ISDIR(found.st_mode)):
            raise LeavesArchiveError(path, place)


def _make_folders(folder: Path) -> list[Path]:
    """Make `folder` and those above it that are missing; give those made, outermost first."""
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    missing.reverse()
    for new in missing:
        new.mkdir(exist_ok=True)
    return missing


def _mode_for(path: Path, mode: int | None) -> int | None:
    """The mode to set; None leaves a new file with 0644 less the umask."""
    if mode is not None:
        return mode
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return None


def _write_temporary(temporary: Path, data: bytes, mode: int | None) -> None:
    """Write a new file of our own, complete and on disk."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    # Private content must not be readable by others for a moment: open narrow, widen afterwards.
    descriptor = os.open(temporary, flags, 0o644 if mode is None else 0o600)
    try:
        _write_all(descriptor, data)
        if mode is not None:
            _set_mode(descriptor, temporary, mode)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _set_mode(descriptor: int, temporary: Path, mode: int) -> None:
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, mode)
    else:
        temporary.chmod(mode)


def _require_expected(path: Path, expected: bytes | None) -> None:
    """Refuse when the file is no longer the one that was read."""
    try:
        is_regular = stat.S_ISREG(path.lstat().st_mode)
        found = path.read_bytes() if is_regular else None
    except FileNotFoundError:
        if expected is None:
            return
        raise ChangedUnderneathError(path) from None
    if expected is None:
        raise AlreadyThereError(path)
    if found != expected:
        raise ChangedUnderneathError(path)


def _rename(temporary: Path, path: Path, *, is_new: bool) -> None:
    """Give the temporary file its name; a new name only if nobody took it in the meantime."""
    if is_new and hasattr(os, "link"):
        try:
            os.link(temporary, path)
        except FileExistsError:
            raise AlreadyThereError(path) from None
        except OSError as problem:
            if problem.errno not in _NO_LINKS:
                raise
        else:
            return
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            temporary.replace(path)
        except PermissionError:
            # On Windows a virus scanner or an editor may hold the file for a moment.
            if os.name != "nt" or attempt == _ATTEMPTS:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


# File systems without hard links: FAT, some network shares.
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK}
