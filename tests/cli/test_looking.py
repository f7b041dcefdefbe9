"""Commands that only look: with and without the index they say the same, and no file is changed by them."""

import shutil
from pathlib import Path

import pytest
from json_parts import COMMANDS as LOOKING

from cli.trial import Run
from xieshang_cli.cli.app import COMMANDS

WRITING = {
    "init", "demo", "new", "link", "edit", "decide", "research", "adopt", "advance", "revert", "withdraw", "merge",
    "split", "escalate", "delegate", "accept", "return", "attend", "opinion", "conclude", "add", "progress", "claim",
    "confirm", "tell", "publish", "survey", "import",
}  # fmt: skip
NO_DOCUMENT = {"schema", "completion"}


def records(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file() and ".xieshang" not in path.parts
    }


def test_all_of_them_are_here() -> None:
    known = {
        " ".join(words)
        for words, verb in COMMANDS.commands()
        if verb.word not in WRITING | NO_DOCUMENT or words in {("todo",), ("status",)}
    }
    assert {name for name in known if not any(f"{line} ".startswith(f"{name} ") for line in LOOKING)} == set()


def test_the_index_changes_no_answer_and_looking_changes_no_file(archive: Path, xieshang: Run) -> None:
    cache, before = archive / ".xieshang", records(archive)
    without = {}
    for command in LOOKING:
        shutil.rmtree(cache, ignore_errors=True)
        without[command] = xieshang(*command.split())
        assert without[command].out, command
    assert {command: xieshang(*command.split()) for command in LOOKING} == without
    assert records(archive) == before


@pytest.mark.parametrize("command", ["topic list", "validate", "report ledger"])
def test_a_damaged_index_changes_no_answer(command: str, archive: Path, xieshang: Run) -> None:
    first = xieshang(*command.split())
    (archive / ".xieshang" / "index.sqlite").write_bytes(b"nonsense" * 1000)
    assert xieshang(*command.split()) == first
