"""What tells somebody at a terminal that the program has not stopped: how far long work is, and who is waited for."""

import shutil
import sys
import time
from collections.abc import Callable

from xieshang_cli.render.safety import safe

Progress = Callable[[int, int], None]
"""Told how many are done, of how many."""

_PATIENCE_SECONDS = 0.7
_PAUSE_SECONDS = 0.1
_WIPE = "\r\x1b[K"
_WIDTH = 24


class Bar:
    """How far one piece of work is, on one line that is gone when it is done; what is over soon is not shown."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._next = time.monotonic() + _PATIENCE_SECONDS

    def __call__(self, done: int, total: int) -> None:
        """Say how far it is, not more often than anybody can read."""
        if done >= total:
            wipe()
        elif time.monotonic() >= self._next:
            _draw(self._words, done, total)
            self._next = time.monotonic() + _PAUSE_SECONDS


def part_of(whole: Progress, number: int, parts: int) -> Progress:
    """Give whom to tell how far one of several parts is, the first being 1, where one bar shows them all."""
    return lambda done, total: whole((number - 1) * total + done, parts * total)


def show_waiting(sentence: str) -> None:
    """Say what is waited for."""
    wipe()
    sys.stderr.write(safe(sentence) + "\n")
    sys.stderr.flush()


def wipe() -> bool:
    """Leave the line as if nothing had been on it; whether there was."""
    was_drawn = bool(_drawn)
    if was_drawn:
        _drawn.clear()
        sys.stderr.write(_WIPE)
        sys.stderr.flush()
    return was_drawn


# Private from here on.

_drawn: list[str] = []


def _draw(words: str, done: int, total: int) -> None:
    """Draw the bar; on a terminal too narrow for it only the figures, so that the line stays one."""
    from wcwidth import wcswidth  # noqa: PLC0415 - most work is not long

    filled = _WIDTH * done // total
    line = f"{words} [{'#' * filled}{'.' * (_WIDTH - filled)}] {done}/{total}"
    if wcswidth(line) >= shutil.get_terminal_size().columns:
        line = f"{done}/{total}"
    _drawn[:] = [line]
    sys.stderr.write(_WIPE + line)
    sys.stderr.flush()
