"""Runs whole processes in turn and compares them: wall clock, processor time and memory."""

import os
import statistics
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
PYTHON = sys.executable
PROGRAM = str(Path(sysconfig.get_path("scripts")) / "xieshang")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


class Cost(NamedTuple):
    """What a run took: seconds, seconds of processors, and MiB of the largest process."""

    wall: float
    processor: float
    memory: float


Run = Callable[[], Cost]


def run(command: Sequence[str], folder: Path, before: Callable[[], object] | None = None) -> Run:
    """Give a function that runs a command there and throws its output away; findings (exit 1) are fine.

    What is done `before` each run is not timed.
    """

    def once() -> Cost:
        if before:
            before()
        begin = time.perf_counter()
        with subprocess.Popen(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT
        ) as process:
            assert process.stderr
            said = process.stderr.read()
            _pid, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - begin
        if process.returncode not in {0, 1}:
            raise SystemExit(f"{' '.join(command)[:200]} ended with {process.returncode}: {said.decode()[-2000:]}")
        return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

    return once


def heading(title: str, against: str) -> None:
    """Begin a table of pairs."""
    print(f"\n### {title}, against {against}\n")
    print("| what | seconds | of the other | ratio | goal | ratio of processor time | MiB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |", flush=True)


def ratio(name: str, goal: float | None, ours: Run, theirs: Run, times: int = 7) -> None:
    """Run both in turn and print the medians, and the medians of the ratios pair by pair."""
    ours(), theirs()
    pairs = [(ours(), theirs()) for _ in range(times)]
    wall = statistics.median(a.wall / b.wall for a, b in pairs)
    processor = statistics.median(a.processor / b.processor for a, b in pairs)
    seconds = [statistics.median(cost.wall for cost in side) for side in zip(*pairs, strict=True)]
    memory = max(a.memory for a, _ in pairs)
    verdict = "" if goal is None else f"<= {goal}" if wall <= goal else f"<= {goal}, **not reached**"
    print(
        f"| {name} | {seconds[0]:.3f} | {seconds[1]:.3f} | {wall:.2f} | {verdict} | {processor:.2f} | {memory:.0f} |",
        flush=True,
    )


def made(folder: Path, topics: int) -> Path:
    """Give an archive of that size, made once and put under git."""
    archive = folder / f"archive-{topics}"
    if not archive.exists():
        command = [PYTHON, str(HERE / "generate.py"), str(archive), "--topics", str(topics), "--git"]
        subprocess.run(command, check=True, env=ENVIRONMENT)
        time.sleep(3)  # until the stamps are old enough to be believed
    return archive


def settled(archive: Path) -> Path:
    """Give the archive with an index that is up to date, and old enough to be believed."""
    run([PROGRAM, "status"], archive)()
    time.sleep(3)
    run([PROGRAM, "status"], archive)()
    return archive


def compile_everything() -> None:
    """Compile all modules first: a machine may forbid Python to keep what it compiles."""
    for folder in {sysconfig.get_path("purelib"), str(HERE.parent / "src")}:
        subprocess.run([PYTHON, "-m", "compileall", "-q", folder], check=False, stdout=subprocess.DEVNULL)
