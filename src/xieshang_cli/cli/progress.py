"""One line that tells of long reading, on a terminal only, gone when it is done."""

import sys

from xieshang_cli.language import _

# Below this nobody waits long enough to wonder.
_WORTH_TELLING = 1000


def show_progress(done: int, total: int) -> None:
    """Say how many of the files are read."""
    if total < _WORTH_TELLING:
        return
    line = _("正在读取 {done}/{total}").format(done=done, total=total)
    sys.stderr.write("\r\x1b[K" + (line if done < total else ""))
    sys.stderr.flush()
