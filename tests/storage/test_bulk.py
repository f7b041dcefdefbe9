"""Reading on every core: what becomes of the helpers."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from xieshang_cli.storage.lock import ArchiveLock

pytestmark = pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="helpers are forked")

READING = """
import sys, time
from pathlib import Path
from xieshang_cli.model.policy import Policy
from xieshang_cli.storage import bulk
from xieshang_cli.storage.lock import ArchiveLock

def slow(*_arguments):
    time.sleep(60)

bulk.evaluate_together, bulk.PARALLEL_FILES = slow, 1
root = Path(sys.argv[1])
with ArchiveLock(root):
    chunks = [bulk.Chunk((("topics/x.yaml", (0, 0, 0, 0)),), ())] * 4
    reading = bulk._on_processes(root, Policy(), chunks, 2)
    print("begun", flush=True)
    next(reading)
"""


def eventually(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + 20
    while not holds() and time.monotonic() < until:
        time.sleep(0.02)
    return holds()


def children_of(process: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8").split()]


def is_running(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").split()[2] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks /proc who runs")
def test_a_killed_reading_leaves_nobody_behind_and_no_lock(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", READING, tmp_path], stdout=subprocess.PIPE) as reading:
        assert reading.stdout is not None
        assert reading.stdout.readline() == b"begun\n"
        assert eventually(lambda: len(children_of(reading.pid)) == 2)
        helpers = children_of(reading.pid)
        os.kill(reading.pid, signal.SIGKILL)
    assert eventually(lambda: not any(map(is_running, helpers)))
    with ArchiveLock(tmp_path, timeout=1.0):
        pass
