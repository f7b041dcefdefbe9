"""Standard input, output and error, however the program was started: closed, unbuffered, poor in characters, full."""

import contextlib
import io
import os
import sys
from typing import TextIO


def prepare() -> None:
    """See to it that there are three, that what is written gets out as a whole, and no character stops a sentence."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, _nowhere(number))
        elif number and isinstance(stream, io.TextIOWrapper):
            setattr(sys, name, _whole(stream))


def turn_away(stream: TextIO) -> None:
    """Let what is written go nowhere: nobody reads any more (`| head`), or nothing fits.

    Otherwise the interpreter would try once more when it ends, and complain in its own words.
    """
    with contextlib.suppress(OSError, ValueError):  # it may be no file at all
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def tell(text: str, *, is_for_programs: bool = False) -> None:
    """Say something on standard error. Where that is impossible, what the command does is not the worse for it."""
    try:
        if is_for_programs:
            sys.stderr.flush()
            sys.stderr.buffer.write(text.encode())  # UTF-8 whatever the locale
        else:
            sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:
        turn_away(sys.stderr)


# Private from here on.


def _nowhere(number: int) -> TextIO:
    """Stand in for a stream that was closed: its number must not go to the next file opened, a record perhaps."""
    return os.fdopen(os.open(os.devnull, os.O_RDWR), "w" if number else "r", encoding="utf-8", errors="replace")


def _whole(stream: io.TextIOWrapper) -> io.TextIOWrapper:
    """Give a stream that writes all or fails. Without a buffer (`PYTHONUNBUFFERED`) Python drops what did not fit."""
    if stream in {sys.__stdout__, sys.__stderr__} and isinstance(stream.buffer, io.RawIOBase):
        return io.TextIOWrapper(
            io.BufferedWriter(stream.buffer), stream.encoding, "replace", line_buffering=stream is sys.stderr
        )
    stream.reconfigure(errors="replace")
    return stream
