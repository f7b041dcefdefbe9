import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.small_archive import OTHER, TOPIC, make_archive, put, topic
from storage.test_index import settle, titles
from xieshang_cli.storage import early_look, listing
from xieshang_cli.storage.index import Index
from xieshang_cli.storage.lock import ArchiveLock

SOURCE = Path(__file__).parents[2] / "src"

pytestmark = pytest.mark.skipif(
    not (Path(listing.FIND).exists() and hasattr(os, "memfd_create")), reason="there is no GNU find here"
)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An archive that counts as large."""
    monkeypatch.setattr(listing, "MANY", 0)
    root = make_archive(tmp_path / "archive")
    settle(root)
    yield root
    early_look.give_up()


def test_the_first_index_is_served_and_later_questions_are_looked_at_anew(archive: Path) -> None:
    early_look.begin(archive / "topics")
    (look,) = [look for _when, look in early_look._begun.values()]
    assert TOPIC in titles(Index(archive))
    assert look.__dict__.keys() >= {"listing"}
    assert early_look._begun == {}
    index = Index(archive)
    put(archive, topic(OTHER))
    index.refresh()
    assert OTHER in titles(index)


def test_what_this_process_writes_is_seen(archive: Path) -> None:
    early_look.begin(archive)
    for _when, look in early_look._begun.values():
        assert look.listing
    with ArchiveLock(archive):
        put(archive, topic(OTHER))
    assert OTHER in titles(Index(archive))


def test_an_old_look_is_not_believed(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    early_look.begin(archive)
    for _when, look in early_look._begun.values():
        assert look.listing
    put(archive, topic(OTHER))
    monkeypatch.setattr(early_look, "SOON_SECONDS", 0)
    assert OTHER in titles(Index(archive))


def test_a_look_nobody_asked_for_leaves_nothing_behind(archive: Path) -> None:
    before = set(Path("/proc/self/fd").iterdir())
    early_look.begin(archive)
    (look,) = [look for _when, look in early_look._begun.values()]
    early_look.give_up()
    assert set(Path("/proc/self/fd").iterdir()) == before
    assert not any(finder.is_under_way for finder in look.finders)


def test_outside_an_archive_and_in_a_small_one_nothing_begins(tmp_path: Path) -> None:
    early_look.begin(tmp_path)
    early_look.begin(make_archive(tmp_path / "archive"))
    assert early_look._begun == {}


def test_commands_say_the_same_in_a_large_archive_as_in_a_small_one(tmp_path: Path) -> None:
    """From writing to asking, each command in a process of its own."""
    said = []
    for name in ("small", "large"):
        root = make_archive(tmp_path / name)
        if name == "large":
            for number in range(listing.MANY):
                (root / "topics" / f"62030299{number}").mkdir()
        settle(root)
        commands = (
            ["topic", "edit", TOPIC, "--title", "改了名"], ["topic", "list"], ["-C", str(root), "topic", "show", TOPIC],
            ["fmt"], ["validate", "--all"], ["status"], ["doctor"],
        )  # fmt: skip
        said.append([_answer(root, *command).replace(str(root), "") for command in commands])
    assert said[0] == said[1]
    assert "改了名" in said[1][1]


def _answer(root: Path, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "xieshang_cli", "--today", "2026-06-01", *words],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )
    return f"{done.returncode}\n{done.stdout}\n{done.stderr}"
