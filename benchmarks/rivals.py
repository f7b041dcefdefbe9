"""The same number of records in the care of other programs: a first run and a second one of each, beside ours.

Run by `measure.py --only rivals`. Each rival gets its own format, made from the topics of the archive: checkers of YAML
the files as they are, keepers of requirements one requirement a topic, ledgers one transaction a topic.
"""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from timing import PROGRAM, Cost, made, run


class Rival(NamedTuple):
    """A program: how its records are made of an archive, what it is called with, how a first run is taken back."""

    name: str
    make: Callable[[Path, Path], None]
    arguments: Callable[[Path], Sequence[str]]
    forget: Callable[[Path], None]


LEDGERS = ("hledger", "bean-check")
"""These read one file for all records, and take a moment where the others take minutes."""


A_MOMENT = 5.0
"""Seconds."""


def compare(folder: Path, topics: int, programs: Path | None, names: Sequence[str] = ()) -> None:
    """Print a line for each rival that is there, of these `names` if given, and name those that are not."""
    if programs:
        os.environ["PATH"] = f"{programs}{os.pathsep}{os.environ['PATH']}"
    archive = made(folder, topics)
    ours = first_and_second([PROGRAM, "validate"], archive, _forget(".xieshang"))
    print(f"\n### Beside others, {topics} records each\n")
    print("| program | first run (s) | second run (s) | ours is quicker, first | second | MiB |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    print(f"| `xieshang validate` | {ours[0].wall:.2f} | {ours[1].wall:.2f} | | | {ours[0].memory:.0f} |", flush=True)
    for rival in (rival for rival in RIVALS if rival.name in names or not names):
        program = shutil.which(rival.name)
        if program is None:
            print(f"| `{rival.name}` | not installed, left out | | | | |", flush=True)
            continue
        place = folder / f"{rival.name}-{topics}"
        if not place.exists():
            place.mkdir()
            rival.make(archive, place)
        theirs = first_and_second([program, *rival.arguments(archive)], place, rival.forget)
        times = [f"{their.wall / our.wall:.1f}" for their, our in zip(theirs, ours, strict=True)]
        seconds = [f"{cost.wall:.2f}" for cost in theirs]
        print(f"| `{rival.name}` | {' | '.join([*seconds, *times])} | {theirs[0].memory:.0f} |", flush=True)


def first_and_second(command: Sequence[str], place: Path, forget: Callable[[Path], None]) -> tuple[Cost, Cost]:
    """Run a command where nothing is known yet, and again when what it keeps is old enough to be believed.

    Files are in memory, since it is not the disk that is compared. Of what takes a moment the median of three counts.
    """
    for file in place.rglob("*"):
        if file.is_file():
            file.read_bytes()
    once = run(command, place)
    firsts: list[Cost] = []
    while not firsts or (len(firsts) < 3 and firsts[0].wall < A_MOMENT):
        forget(place)
        firsts.append(once())
    time.sleep(3)
    once()
    return sorted(firsts)[len(firsts) // 2], once()


def topics_of(archive: Path) -> list[Path]:
    """Give the files of topics, ordered."""
    return sorted((archive / "topics").rglob("*.yaml"))


def nothing(_archive: Path, _place: Path) -> None:
    """Make nothing: the rival reads our files."""


def schema(_archive: Path, place: Path) -> None:
    """Write the JSON Schema of a topic."""
    with (place / "topic.json").open("wb") as file:
        subprocess.run([PROGRAM, "schema", "topic"], stdout=file, check=True)


def sdoc(archive: Path, place: Path) -> None:
    """Write one document a station, one requirement a topic."""
    documents: dict[str, list[str]] = {}
    for file in topics_of(archive):
        identity = file.stem
        documents.setdefault(identity[:9], []).append(
            f"[REQUIREMENT]\nUID: T-{identity}\nTITLE: {identity}\nSTATEMENT: >>>\n"
            "道路硬化需要解决，路灯安装群众反映强烈。\n<<<\nRATIONALE: >>>\n涉及 52 户，道路 10.5 公里。\n<<<\n"
        )
    for station, requirements in documents.items():
        text = f"[DOCUMENT]\nTITLE: {station}\n\n" + "\n".join(requirements)
        (place / f"{station}.sdoc").write_text(text, encoding="utf-8")


def doorstop(archive: Path, place: Path) -> None:
    """Write one document with one item a topic, in a repository."""
    subprocess.run(["git", "init", "-q", str(place)], check=True)
    settings = "settings:\n  digits: 5\n  prefix: REQ\n  sep: ''\n"
    (place / ".doorstop.yml").write_text(settings, encoding="utf-8")
    for number, file in enumerate(topics_of(archive), start=1):
        item = (
            "active: true\nderived: false\nheader: ''\nlevel: 1.0\nlinks: []\nnormative: true\nref: ''\n"
            f"reviewed: null\ntext: |\n  {file.stem} 道路硬化需要解决，路灯安装群众反映强烈。\n"
        )
        (place / f"REQ{number:05d}.yml").write_text(item, encoding="utf-8")
    identity = ["-c", "user.name=bench", "-c", "user.email=bench@example.org"]
    for arguments in (["add", "-A"], ["commit", "-q", "-m", "items"]):
        subprocess.run(["git", "-C", str(place), *identity, *arguments], check=True)


def journal(archive: Path, place: Path) -> None:
    """Write one transaction a topic, for hledger."""
    lines = ["account expenses:work", "account assets:cash", "commodity 1000.00 CNY", ""]
    for number, file in enumerate(topics_of(archive)):
        lines += [f"{_day(number)} {file.stem}", f"    expenses:work  {number + 1}.00 CNY", "    assets:cash", ""]
    (place / "all.journal").write_text("\n".join(lines), encoding="utf-8")


def ledger(archive: Path, place: Path) -> None:
    """Write one transaction a topic, for beancount."""
    lines = ["2020-01-01 open Expenses:Work CNY", "2020-01-01 open Assets:Cash CNY", ""]
    for number, file in enumerate(topics_of(archive)):
        lines += [f'{_day(number)} * "{file.stem}"', f"  Expenses:Work  {number + 1}.00 CNY", "  Assets:Cash", ""]
    (place / "all.beancount").write_text("\n".join(lines), encoding="utf-8")


def _day(number: int) -> str:
    return f"{2022 + number % 5}-{1 + number // 5 % 12:02d}-{1 + number // 60 % 28:02d}"


def _forget(*names: str) -> Callable[[Path], None]:
    """Give a function that deletes what a run leaves behind."""

    def forget(place: Path) -> None:
        for name in names:
            if (place / name).is_file():
                (place / name).unlink()
            else:
                shutil.rmtree(place / name, ignore_errors=True)

    return forget


def _unreviewed(place: Path) -> None:
    """Take back the reviews of the first run."""
    for arguments in (["reset", "-q"], ["checkout", "-q", "."]):
        subprocess.run(["git", "-C", str(place), *arguments], check=True)


def _yamllint(archive: Path) -> list[str]:
    return ["-d", "relaxed", str(archive / "topics"), str(archive / "sessions")]


def _check_jsonschema(archive: Path) -> list[str]:
    return ["--schemafile", "topic.json", *map(str, topics_of(archive))]


RIVALS = (
    Rival("yamllint", nothing, _yamllint, _forget()),
    Rival("check-jsonschema", schema, _check_jsonschema, _forget()),
    Rival("strictdoc", sdoc, lambda _archive: ["export", "."], _forget("output", "build")),
    Rival("doorstop", doorstop, lambda _archive: [], _unreviewed),
    Rival("hledger", journal, lambda _archive: ["check", "-f", "all.journal"], _forget()),
    Rival("bean-check", ledger, lambda _archive: ["all.beancount"], _forget(".all.beancount.picklecache")),
)
