"""A command at a terminal of its own, with somebody who answers its questions."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path


def at_a_terminal(
    folder: Path, arguments: tuple[str, ...], answers: list[tuple[str, str]], seconds: float = 30
) -> tuple[int, str]:
    """Run a command at a terminal of its own, answering each question when it stands there."""
    ours, theirs = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "CI"} | {"TERM": "dumb"}
    process = subprocess.Popen(
        [sys.executable, "-m", "xieshang_cli", *arguments],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=folder, env=environment, start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    said, seen, waiting, end = b"", 0, list(answers), time.monotonic() + seconds
    while time.monotonic() < end:
        if select.select([ours], [], [], 0.05)[0]:
            try:
                part = os.read(ours, 4096)
            except OSError:
                break
            if not part:
                break
            said += part
        if waiting and waiting[0][0].encode() in said[seen:]:
            seen = len(said)
            os.write(ours, (waiting.pop(0)[1] + "\n").encode())
    else:
        process.kill()
    os.close(ours)
    return process.wait(), said.decode(errors="replace")
