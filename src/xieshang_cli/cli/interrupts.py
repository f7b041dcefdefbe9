"""What Ctrl-C does: whatever the moment, one exception that is not lost, and none while things are put in order."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

IMPATIENCE_SECONDS = 3.0
"""So long after Ctrl-C another one is impatience: what the first one stopped is still being put in order."""


def call_when_stopped(leave: Callable[[], None]) -> None:
    """From now on Ctrl-C ends the process by `leave`: for the time before anything has begun."""
    _handle(lambda _number, _frame: leave())


def raise_when_stopped() -> None:
    """From now on Ctrl-C raises `KeyboardInterrupt`: once, and again only when that had no effect for long."""
    _handle(_Stop())


def finish_whatever_comes() -> None:
    """From now on Ctrl-C is too late: all is done and said, and Python is tidying up."""
    _handle(signal.SIG_IGN)


@contextmanager
def left_to_others() -> Iterator[None]:
    """Leave Ctrl-C to the program that has the terminal now: to an editor it may mean something else."""
    if not _minds_interrupts():
        yield
        return
    # Not SIG_IGN, which the other program would inherit.
    before = signal.signal(signal.SIGINT, lambda _number, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


# Private from here on.

_SOON_SECONDS = 0.02
_LOADING = "<frozen importlib._bootstrap>"
_VALIDATING = f"{os.sep}pydantic{os.sep}"
_Handler = Callable[[int, FrameType | None], None]


def _handle(handler: _Handler | signal.Handlers) -> None:
    if _minds_interrupts():
        signal.signal(signal.SIGINT, handler)


def _minds_interrupts() -> bool:
    """Whether Ctrl-C is for us: who started us in the background may have said that it is not."""
    return threading.current_thread() is threading.main_thread() and signal.getsignal(signal.SIGINT) != signal.SIG_IGN


class _Stop:
    """The handler that raises."""

    def __init__(self) -> None:
        self._raised = float("-inf")
        sys.unraisablehook = self._not_lost

    def __call__(self, _number: int, frame: FrameType | None) -> None:
        if time.monotonic() - self._raised < IMPATIENCE_SECONDS:
            return
        if _would_be_lost(frame):
            _come_back()
            return
        self._raised = time.monotonic()
        raise KeyboardInterrupt

    def _not_lost(self, problem: "sys.UnraisableHookArgs") -> None:
        """Raise once more what was raised where Python swallows it: in a finaliser, or the callback of a reference."""
        if problem.exc_type is not KeyboardInterrupt:
            sys.__unraisablehook__(problem)
            return
        _come_back(self._forget)

    def _forget(self) -> None:
        self._raised = float("-inf")


def _would_be_lost(frame: FrameType | None) -> bool:
    """Whether what is raised here would be swallowed, and the program go on with half of something.

    Python does so in a module that is loaded late, pydantic where it builds a model or matches a pattern, which then
    does not match.
    """
    while frame is not None:
        file = frame.f_code.co_filename
        if file in {_LOADING, __file__} or _VALIDATING in file:
            return True
        frame = frame.f_back
    return False


def _come_back(first: Callable[[], None] | None = None) -> None:
    """Let the same signal come again soon, by another thread: from here it would come at once."""
    timer = threading.Timer(_SOON_SECONDS, _signal_main_thread, [first])
    timer.daemon = True
    timer.start()


def _signal_main_thread(first: Callable[[], None] | None) -> None:
    if first:
        first()
    main = threading.main_thread().ident
    if hasattr(signal, "pthread_kill") and main is not None:
        signal.pthread_kill(main, signal.SIGINT)  # which also wakes it where it waits
    else:
        signal.raise_signal(signal.SIGINT)
