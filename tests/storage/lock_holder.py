"""Another process that holds the lock of an archive."""

import subprocess
import sys
from pathlib import Path

COMMAND = "topic advance 7k3m"
_HOLD = f"""
import sys, time
from pathlib import Path
from xieshang_cli.storage.lock import ArchiveLock
with ArchiveLock(Path(sys.argv[1]), command={COMMAND!r}):
    print("held", flush=True)
    time.sleep(60)
"""


def start_holder(folder: Path) -> subprocess.Popen[str]:
    """Start it, and wait until it holds the lock."""
    process = subprocess.Popen([sys.executable, "-c", _HOLD, str(folder)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str], how: int) -> None:
    """End it by a signal."""
    process.send_signal(how)
    process.communicate()
