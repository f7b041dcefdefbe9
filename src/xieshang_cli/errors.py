"""What stops a command. A problem in the data is a `Finding` and never raised."""

import errno
from collections.abc import Iterable
from typing import ClassVar

from xieshang_cli.language import N_, _


class XieshangError(Exception):
    """The root of every expected stop.

    A subclass says its sentence from facts, in its constructor, and belongs to one of the families below,
    which carry the exit code. `code` is stable and goes into JSON; `hint` says what to do next.
    """

    exit_code: ClassVar[int]
    code: ClassVar[str]

    def __init__(self, message: str, *, hint: str = "", ids: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.ids = tuple(ids)


class UsageError(XieshangError):
    """The command line is wrong, or an answer is needed and there is nobody to ask."""

    exit_code = 2
    code = "usage"
    is_incomplete: ClassVar[bool] = False
    """Whether something was left out, so that an example of the command helps."""


class RefusedError(XieshangError):
    """Not allowed: gate not met, not found, ambiguous, taken, not in this state."""

    exit_code = 3
    code = "refused"


class UnreadableError(XieshangError):
    """A record the command needs cannot be read."""

    exit_code = 4
    code = "unreadable"


class SurroundingsError(XieshangError):
    """No archive here, git missing, folder not writable, disk full, locked, file changed underneath."""

    exit_code = 5
    code = "surroundings"


def reason_of(problem: OSError) -> str:
    """Say why the operating system refused, in the language of this process; its own words are always English."""
    reason = _REASONS.get(problem.errno or 0)
    return _(reason) if reason else _("系统报告“{problem}”").format(problem=problem.strerror or problem)


_REASONS = {
    errno.ENOSPC: N_("磁盘已满"),
    errno.EDQUOT: N_("磁盘配额已用完"),
    errno.EROFS: N_("磁盘是只读的"),
    errno.EACCES: N_("没有权限"),
    errno.EPERM: N_("没有权限"),
    errno.ENOENT: N_("没有这个文件或文件夹"),
    errno.EISDIR: N_("这是文件夹"),
    errno.ENOTDIR: N_("路径中有一段不是文件夹"),
    errno.ENAMETOOLONG: N_("文件名太长"),
    errno.ELOOP: N_("符号链接绕成了圈"),
    errno.EIO: N_("磁盘读写出错"),
}
