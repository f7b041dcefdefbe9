"""Measure what docs/performance.md states: ratios of medians, each pair side by side in one run.

python benchmarks/measure.py [--topics 27000] [--only cold,warm,...] [--folder DIR] [--rivals /path/to/bin]

Tables: start, cold, warm, changed, single, since, coverage, slope, ledgers, rivals. Archives are made with a seed in
--folder, a temporary folder without it. Rivals that are not installed are left out, and named.
"""

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import rivals
from timing import HERE, PROGRAM, PYTHON, compile_everything, heading, made, ratio, run, settled

PROVINCE = 27_000
FEWER = 3_000
"""Records for programs that would take hours over a province."""
FACTS = (
    "--title", "渠", "--category", "道路", "--channel", "微信群", "--raised-on", "2026-03-02", "--raised-by", "群众",
    "--text", "渠",
)  # fmt: skip


def main() -> None:
    """Run the tables asked for."""
    tables: dict[str, Callable[[Path, int], None]] = {
        "start": start,
        "cold": cold,
        "warm": warm,
        "changed": changed,
        "single": single,
        "since": since,
        "coverage": coverage,
        "slope": slope,
        "ledgers": lambda folder, topics: rivals.compare(folder, topics, options.rivals, rivals.LEDGERS),
        "rivals": lambda folder, topics: rivals.compare(folder, min(topics, FEWER), options.rivals),
    }
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--topics", type=int, default=PROVINCE)
    parser.add_argument("--only", default=",".join(tables))
    parser.add_argument("--folder", type=Path, help="where archives are made and kept; default: a temporary folder")
    parser.add_argument("--rivals", type=Path, help="a folder of programs to compare with, looked into before PATH")
    options = parser.parse_args()
    compile_everything()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    with tempfile.TemporaryDirectory(prefix="xieshang-bench-") as temporary:
        folder = options.folder or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for name in options.only.split(","):
            tables[name](folder, options.topics)


def start(folder: Path, _topics: int) -> None:
    """Measure small commands against importing typer alone."""
    archive = settled(made(folder, 100))
    station = some_topic(archive).stem[:9]
    heading("Starting", "`python -c 'import typer'`")
    for name, goal, words in (
        ("--version", 0.5, ["--version"]),
        ("topic list (100 topics)", 2, ["topic", "list"]),
        ("--help", 3, ["--help"]),
        ("topic new", 3, ["topic", "new", "--station", station, *FACTS]),
    ):
        ratio(f"`{name}`", goal, run([PROGRAM, *words], archive), run([PYTHON, "-c", "import typer"], archive), 11)


def cold(folder: Path, topics: int) -> None:
    """Measure a first `validate` against parsing the same bytes once, on the same cores."""
    archive = made(folder, topics)
    heading(f"Cold, {topics} topics", "libyaml's events over the same bytes on as many processes")
    ours = run([PROGRAM, "validate"], archive, before=lambda: forget(archive))
    ratio("`validate`, every rule, no index", 2, ours, run([PYTHON, str(HERE / "parse_once.py"), "."], archive), 5)


def warm(folder: Path, topics: int) -> None:
    """Measure repeated questions against `git status` in the same folder."""
    archive = settled(made(folder, topics))
    station = some_topic(archive).stem[:9]
    heading(f"Warm, {topics} topics", "`git status`")
    for words in ("validate", "topic list --overdue", "todo", "report progress", f"report ledger --station {station}"):
        ratio(f"`{words}`", 2, run([PROGRAM, *words.split()], archive), run(["git", "status"], archive), 11)


def changed(folder: Path, topics: int) -> None:
    """Measure `validate` after ten files have changed against the same with nothing changed."""
    archive = settled(made(folder, topics))
    files = sorted((archive / "topics").rglob("*.yaml"))[:: topics // 10][:10]
    heading(f"Ten files changed, {topics} topics", "the same unchanged, in a copy")
    twin = folder / f"twin-{topics}"
    if not twin.exists():
        shutil.copytree(archive, twin, symlinks=True)
    settled(twin)
    command = [PROGRAM, "validate"]
    ratio("`validate`", 1.3, run(command, archive, before=lambda: edit(files)), run(command, twin), 9)


def single(folder: Path, topics: int) -> None:
    """Measure commands about one record against the same in a small archive."""
    large, small = settled(made(folder, topics)), settled(made(folder, 10))
    heading(f"One record among {topics} topics", "the same among 10")
    shown = [run([PROGRAM, "topic", "show", some_topic(archive).stem], archive) for archive in (large, small)]
    ratio("`topic show`", 1.5, shown[0], shown[1], 9)
    advanced = [run(advance(archive), archive, before=restoring(archive)) for archive in (large, small)]
    ratio("`topic advance`", 1.5, advanced[0], advanced[1], 9)


def since(folder: Path, topics: int) -> None:
    """Measure looking at what changed, and at one file, against looking at everything, when warm."""
    archive = settled(made(folder, topics))
    file = str(some_topic(archive).relative_to(archive))
    heading(f"A part, warm, {topics} topics", "`validate` of everything")
    for words in (["--since", "HEAD"], [file]):
        ratio(
            f"`validate {words[0]}`",
            None,
            run([PROGRAM, "validate", *words], archive),
            run([PROGRAM, "validate"], archive),
        )


def coverage(folder: Path, _topics: int) -> None:
    """Measure a province's organisation: checked for the first time, and its coverage against fetching the rows."""
    archive = folder / "organisation"
    if not archive.exists():
        subprocess.run([PYTHON, str(HERE / "organisation.py"), str(archive), "--git"], check=True)
        time.sleep(3)
    events = [PYTHON, str(HERE / "parse_once.py"), "."]
    first = run([PROGRAM, "report", "coverage"], archive, before=lambda: forget(archive))
    heading("Organisation of a province, cold", "libyaml's events over the same bytes")
    ratio("`report coverage`, no index", None, first, run(events, archive), 5)
    settled(archive)
    heading("Organisation of a province, warm", "fetching the same rows with sqlite3 alone")
    rows = run([PYTHON, str(HERE / "coverage_rows.py"), "."], archive)
    ratio("`report coverage`", 3, run([PROGRAM, "report", "coverage"], archive), rows, 11)


def slope(folder: Path, topics: int) -> None:
    """Show how a first and a repeated `validate` grow with the archive."""
    print(
        "\n### Growth\n\n| topics | cold (s) | per topic (ms) | warm (s) | MiB |\n| ---: | ---: | ---: | ---: | ---: |"
    )
    for size in (topics // 9, topics // 3, topics):
        archive = made(folder, size)
        costs = [run([PROGRAM, "validate"], archive, before=lambda: forget(archive))() for _ in range(3)]  # noqa: B023
        seconds = statistics.median(cost.wall for cost in costs)
        settled(archive)
        again = statistics.median(run([PROGRAM, "validate"], archive)().wall for _ in range(5))
        memory = max(cost.memory for cost in costs)
        print(f"| {size} | {seconds:.2f} | {seconds / size * 1000:.3f} | {again:.2f} | {memory:.0f} |", flush=True)


def forget(archive: Path) -> None:
    """Delete the index."""
    shutil.rmtree(archive / ".xieshang", ignore_errors=True)


def some_topic(archive: Path) -> Path:
    """Give the first topic that goes on, or the first of all."""
    files = sorted((archive / "topics").rglob("*.yaml"))
    return next((file for file in files if b"\nstatus: open\n" in file.read_bytes()), files[0])


def edit(files: list[Path]) -> None:
    """Change a word in each file."""
    for file in files:
        data = file.read_bytes()
        before, after = (b"(bench)", b"") if b"(bench)" in data else (b"\ntitle: ", b"\ntitle: (bench)")
        file.write_bytes(data.replace(before, after, 1))


def advance(archive: Path) -> list[str]:
    """Give the command that brings a topic forward with what is missing waived."""
    topic = some_topic(archive).stem
    why = ("--reason", "演示", "--approved-by", "站长")
    return [PROGRAM, "topic", "advance", topic, "--despite", "TP506", *why]


def restoring(archive: Path) -> Callable[[], None]:
    """Give a function that puts the topic back as it was, and lets the index see it."""
    file = some_topic(archive)
    original = file.read_bytes()

    def restore() -> None:
        file.write_bytes(original)
        settled(archive)

    return restore


if __name__ == "__main__":
    main()
