"""What stops a command. A problem in the data is a `Finding` and never raised."""

from collections.abc import Iterable
from typing import ClassVar


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
