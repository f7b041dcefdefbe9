"""Measure what docs/performance.md states: ratios of medians, each pair side by side in one run.

python benchmarks/measure.py [--topics 27000] [--only start,cold,warm,slope,completion] [--folder DIR]
"""

import argparse
import multiprocessing
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

HERE = Path(__file__).parent
PYTHON = sys.executable
PROGRAM = str(Path(sysconfig.get_path("scripts")) / "xieshang")
RECORDS = ("topics", "sessions", "stations", "divisions")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    """Run the groups asked for, each a table of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--topics", type=int, default=27_000)
    parser.add_argument("--only", default="start,cold,warm,slope")
    parser.add_argument("--folder", type=Path, help="where archives are made; default: a temporary folder")
    options = parser.parse_args()
    compile_everything()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}\n")
    groups: dict[str, Callable[[Path, int], None]] = {"start": start, "cold": cold, "warm": warm, "slope": slope}
    with tempfile.TemporaryDirectory(prefix="xieshang-bench-") as temporary:
        folder = options.folder or Path(temporary)
        for name in options.only.split(","):
            groups[name](folder, options.topics)


def start(folder: Path, _topics: int) -> None:
    """Measure small commands against importing typer alone."""
    archive = made(folder, 100)
    topic = next((archive / "topics").rglob("*.yaml")).stem
    facts = [
        "--title",
        "渠",
        "--category",
        "道路",
        "--channel",
        "微信群",
        "--raised-on",
        "2026-03-02",
        "--raised-by",
        "群众",
    ]
    pairs = {
        "xieshang --version": (0.5, [PROGRAM, "--version"]),
        "xieshang topic list (100 topics)": (2, [PROGRAM, "topic", "list"]),
        "xieshang --help": (3, [PROGRAM, "--help"]),
        "xieshang topic new": (3, [PROGRAM, "topic", "new", "--station", topic[:9], *facts, "--text", "渠"]),
    }
    heading("against", "python -c 'import typer'")
    for name, (goal, command) in pairs.items():
        ratio(name, goal, run(command, archive), run([PYTHON, "-c", "import typer"], archive), times=11)


def cold(folder: Path, topics: int) -> None:
    """Measure a first `validate` against parsing the same bytes once, on the same cores."""
    archive = made(folder, topics)
    heading("against", "libyaml's events over the same bytes, on as many processes")

    def first() -> None:
        shutil.rmtree(archive / ".xieshang", ignore_errors=True)
        run([PROGRAM, "validate", "-o", os.devnull], archive)()

    ratio(f"xieshang validate, cold, {topics} topics", 2.5, first, lambda: parse_once(archive), times=5)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process: {peak:.0f} MiB\n")


def warm(folder: Path, topics: int) -> None:
    """Measure repeated questions against `git status` in the same folder."""
    archive = made(folder, topics)
    run([PROGRAM, "status"], archive)()
    time.sleep(3)
    run([PROGRAM, "status"], archive)()
    heading("against", "git status")
    for words in ("validate", "topic list --overdue"):
        ratio(
            f"xieshang {words}, warm, {topics} topics",
            4,
            run([PROGRAM, *words.split()], archive),
            run(["git", "status"], archive),
        )


def slope(folder: Path, topics: int) -> None:
    """Measure how the first `validate` grows with the archive."""
    print("| topics | cold validate (s) | per topic (ms) |\n| ---: | ---: | ---: |")
    for size in (topics // 9, topics // 3, topics):
        archive = made(folder, size)

        def first(archive: Path = archive) -> None:
            shutil.rmtree(archive / ".xieshang", ignore_errors=True)
            run([PROGRAM, "validate", "-o", os.devnull], archive)()

        seconds = statistics.median(clocked(first) for _ in range(3))
        print(f"| {size} | {seconds:.2f} | {seconds / size * 1000:.3f} |")
    print()


def made(folder: Path, topics: int) -> Path:
    """Give an archive of that size, made once and put under git."""
    archive = folder / f"archive-{topics}"
    if not archive.exists():
        command = [PYTHON, str(HERE / "generate.py"), str(archive), "--topics", str(topics), "--git"]
        subprocess.run(command, check=True, env=ENVIRONMENT)
        time.sleep(3)  # until the stamps are old enough to be believed
    return archive


def run(command: Sequence[str], folder: Path) -> Callable[[], None]:
    """Give a function that runs a command there and throws its output away; findings (exit 1) are fine."""

    def once() -> None:
        done = subprocess.run(
            command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=ENVIRONMENT, check=False
        )
        if done.returncode not in {0, 1}:
            raise SystemExit(f"{' '.join(command)} ended with {done.returncode}: {done.stderr.decode()}")

    return once


def ratio(name: str, goal: float, ours: Callable[[], None], theirs: Callable[[], None], times: int = 7) -> None:
    """Run both in turn and print the medians, and the median of the ratios pair by pair."""
    ours(), theirs()
    pairs = [(clocked(ours), clocked(theirs)) for _ in range(times)]
    first, second = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratios = [a / b for a, b in pairs]
    print(f"| {name} | {first:.3f} | {second:.3f} | {statistics.median(ratios):.2f} | <= {goal} |", flush=True)


def heading(word: str, other: str) -> None:
    """Begin a table."""
    print(f"\n{word} `{other}`:\n\n| what | seconds | seconds of the other | ratio | goal |")
    print("| --- | ---: | ---: | ---: | ---: |")


def clocked(what: Callable[[], None]) -> float:
    """Time one call."""
    begin = time.perf_counter()
    what()
    return time.perf_counter() - begin


def parse_once(archive: Path) -> None:
    """Read every record file and let libyaml give its events, on every core."""
    files = [str(file) for folder in RECORDS for file in (archive / folder).rglob("*.yaml")]
    chunks = [files[begin : begin + 200] for begin in range(0, len(files), 200)]
    with multiprocessing.Pool(os.cpu_count()) as pool:
        pool.map(events_of, chunks, chunksize=1)


def events_of(files: list[str]) -> int:
    """Count the events of some files."""
    return sum(1 for file in files for _ in yaml.parse(Path(file).read_bytes(), Loader=yaml.CSafeLoader))


def compile_everything() -> None:
    """Compile all modules first: a machine may forbid Python to keep what it compiles."""
    for folder in {sysconfig.get_path("purelib"), str(HERE.parent / "src")}:
        subprocess.run([PYTHON, "-m", "compileall", "-q", folder], check=False, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
