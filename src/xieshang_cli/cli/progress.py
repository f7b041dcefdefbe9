"""What tells somebody at a terminal that the program has not stopped: how far reading is, and who is waited for."""

import sys

from xieshang_cli.language import _
from xieshang_cli.render.safety import safe

# Below this nobody waits long enough to wonder.
_WORTH_TELLING = 1000


def show_progress(done: int, total: int) -> None:
    """Say how many of the files are read."""
    if total < _WORTH_TELLING:
        return
    line = _("正在读取 {done}/{total}").format(done=done, total=total)
    sys.stderr.write("\r\x1b[K" + (line if done < total else ""))
    sys.stderr.flush()


def show_waiting(sentence: str) -> None:
    """Say what is waited for."""
    sys.stderr.write("\r\x1b[K" + safe(sentence) + "\n")
    sys.stderr.flush()
