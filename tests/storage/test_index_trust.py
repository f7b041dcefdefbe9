"""The index is never believed against the files, whatever their stamps say, and whatever became of the index itself."""

import os
import random
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from storage.small_archive import OTHER, SESSION, TOPIC, make_archive, put, session, topic
from storage.test_index import contents, fresh, settle, titles
from xieshang_cli.storage import layout, listing, refresh
from xieshang_cli.storage.database import TICK_NS
from xieshang_cli.storage.index import Index
from xieshang_cli.storage.index_file import seal
from xieshang_cli.storage.layout import Stamp, topic_path

Change = Callable[[Path], object]


def git(folder: Path, *words: str) -> None:
    identity = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *words], cwd=folder, env=os.environ | identity, check=True, capture_output=True)


@pytest.fixture(params=["plain", "in git"])
def archive(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    folder = make_archive(tmp_path / "archive", topic(OTHER, title="南渠清淤"))
    if request.param == "in git":
        git(folder, "init", "-q")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "1")
    return folder


def in_place(file: Path, old: str, new: str) -> None:
    """Change a few letters without a new file, and give back the time stamp."""
    before = file.stat()
    with file.open("r+b") as handle:
        data = handle.read()
        handle.seek(0)
        handle.write(data.replace(old.encode(), new.encode()))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size


def edited_twice_in_a_tick(root: Path) -> None:
    in_place(root / topic_path(TOPIC), "北渠", "东渠")
    Index(root)
    in_place(root / topic_path(TOPIC), "东渠", "西渠")


def restored_with_its_old_stamp(root: Path) -> None:
    file = root / topic_path(TOPIC)
    kept = shutil.copy2(file, root.parent / "kept")
    put(root, topic(title="别的名"))
    Index(root)
    shutil.copy2(kept, file)


def older_than_what_it_replaces(root: Path) -> None:
    file = put(root, topic(title="东渠清淤"))
    os.utime(file, (0, 0))


def replaced_by_one_of_equal_size_and_stamp(root: Path) -> None:
    file = root / topic_path(TOPIC)
    other = file.with_name("other")
    shutil.copy2(file, other)
    in_place(other, "北渠", "东渠")
    other.replace(file)


def swapped_with_another(root: Path) -> None:
    first, second = root / topic_path(TOPIC), root / topic_path(OTHER)
    first.rename(first.with_name("aside"))
    second.rename(first)
    first.with_name("aside").rename(second)


def moved_away_and_back(root: Path) -> None:
    (root / "topics").rename(root.parent / "topics")
    Index(root)
    (root.parent / "topics").rename(root / "topics")
    in_place(root / topic_path(TOPIC), "北渠", "东渠")


def moved_away_and_back_untouched(root: Path) -> None:
    """The stamps of the files are those of before."""
    for _time in range(2):
        (root / "topics").rename(root.parent / "topics")
        Index(root)
        (root.parent / "topics").rename(root / "topics")
        Index(root)


def moved_to_another_place(root: Path) -> None:
    (root / topic_path(TOPIC)).rename(root / topic_path("620302001-2026-zzzz"))


def a_folder_replaced_by_its_copy(root: Path) -> None:
    shutil.copytree(root / "topics", root / "copy")
    in_place(root / "copy" / Path(topic_path(TOPIC)).relative_to("topics"), "北渠", "东渠")
    shutil.rmtree(root / "topics")
    (root / "copy").rename(root / "topics")


def hidden_from_git(root: Path) -> None:
    """Git is told to look away: by an ignore rule, and by a flag on a file it keeps."""
    (root / ".gitignore").write_text("/sessions/\n", encoding="utf-8")
    if (root / ".git").exists():
        git(root, "update-index", "--assume-unchanged", topic_path(TOPIC))
    in_place(root / topic_path(TOPIC), "北渠", "东渠")
    put(root, session(SESSION, OTHER))


CHANGES = [
    edited_twice_in_a_tick,
    restored_with_its_old_stamp,
    older_than_what_it_replaces,
    replaced_by_one_of_equal_size_and_stamp,
    swapped_with_another,
    moved_away_and_back,
    moved_away_and_back_untouched,
    moved_to_another_place,
    a_folder_replaced_by_its_copy,
    hidden_from_git,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("is_settled", [True, False])
def test_a_changed_file_is_seen_whatever_its_stamp(archive: Path, change: Change, is_settled: bool) -> None:
    if is_settled:
        settle(archive)
    else:
        Index(archive)
    before = contents(Index(archive))

    change(archive)

    assert contents(Index(archive)) == fresh(archive)
    # What is restored or back was something else between, or nothing, and is seen again.
    assert (before == fresh(archive)) == (change in {restored_with_its_old_stamp, moved_away_and_back_untouched})


@pytest.mark.parametrize("stands_in", [True, False], ids=["another folder meanwhile", "nothing meanwhile"])
def test_a_folder_that_is_away_while_its_files_are_read_is_seen_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stands_in: bool
) -> None:
    root = make_archive(tmp_path / "archive")
    settle(root)
    shutil.copytree(root / "topics", root / "other")
    put(root, topic(title="别的名"))
    before = titles(Index(root, in_memory=True))
    follow = refresh.bring_up_to_date

    def late(*looked: Any) -> None:
        (root / "topics").rename(root / "aside")
        if stands_in:
            (root / "other").rename(root / "topics")
        follow(*looked)

    monkeypatch.setattr(refresh, "bring_up_to_date", late)
    index = Index(root)
    assert titles(index) != before
    monkeypatch.undo()
    index.connection.execute("UPDATE files SET seen_ns = ? WHERE seen_ns > 0", (time.time_ns() + TICK_NS,))
    seal(root / ".xieshang/index.sqlite")
    if stands_in:
        (root / "topics").rename(root / "other")
    (root / "aside").rename(root / "topics")

    assert titles(Index(root)) == before


def test_an_empty_file_is_not_what_could_not_be_opened(tmp_path: Path) -> None:
    root = make_archive(tmp_path / "archive")
    file = root / topic_path(TOPIC)
    file.unlink()
    file.symlink_to("elsewhere")
    Index(root)
    file.unlink()
    file.touch()

    assert contents(Index(root)) == fresh(root)


def test_another_state_checked_out_by_git_is_seen(tmp_path: Path) -> None:
    root = make_archive(tmp_path / "archive")
    git(root, "init", "-q")
    for title in ("北渠清淤", "东渠清淤", "西渠清淤"):
        put(root, topic(title=title), age=False)
        git(root, "add", "-A")
        git(root, "commit", "-q", "-m", title)
        assert titles(Index(root)) == {TOPIC: title}
    for steps, title in ((1, "东渠清淤"), (2, "北渠清淤"), (0, "西渠清淤")):
        git(root, "checkout", "-q", f"master~{steps}" if has_master(root) else f"main~{steps}")
        assert titles(Index(root)) == {TOPIC: title}
        assert contents(Index(root)) == fresh(root)


def has_master(root: Path) -> bool:
    done = subprocess.run(["git", "rev-parse", "-q", "--verify", "master"], cwd=root, check=False, capture_output=True)
    return done.returncode == 0


@pytest.fixture
def coarse_stamps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that counts in two seconds and numbers files as it likes."""
    real = layout.stamp_of

    def coarse(found: os.stat_result) -> Stamp:
        mtime, ctime, size, _inode = real(found)
        return (mtime // 2_000_000_000 * 2_000_000_000, ctime // 2_000_000_000 * 2_000_000_000, size, 7)

    for module in (layout, listing):
        monkeypatch.setattr(module, "stamp_of", coarse)


@pytest.mark.usefixtures("coarse_stamps")
def test_edits_within_two_seconds_are_told_apart(tmp_path: Path) -> None:
    root = make_archive(tmp_path / "archive")
    for title in ("东渠清淤", "西渠清淤", "南渠清淤", "北渠清淤"):
        put(root, topic(title=title))
        assert titles(Index(root)) == {TOPIC: title}


@pytest.mark.usefixtures("coarse_stamps")
def test_what_was_seen_in_the_future_is_not_believed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock was an hour ahead when the index was made, is set back, and an edit meets the very same stamp."""
    root = make_archive(tmp_path / "archive")
    index = Index(root)
    index.connection.execute("UPDATE files SET seen_ns = ?", (time.time_ns() + 3_600_000_000_000,))
    seal(root / ".xieshang/index.sqlite")
    stamp = layout.stamp_of((root / topic_path(TOPIC)).stat())
    in_place(root / topic_path(TOPIC), "北渠", "东渠")
    for module in (layout, listing):
        real = module.stamp_of
        monkeypatch.setattr(module, "stamp_of", lambda found, real=real: (*stamp[:2], *real(found)[2:]))

    assert titles(Index(root)) == {TOPIC: "东渠清淤"}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_whatever_became_of_the_index_the_answer_is_the_same(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    root = make_archive(tmp_path / "archive", *(topic(f"620302001-2026-{n:04d}", title=f"渠{n}") for n in range(40)))
    Index(root)
    file = root / ".xieshang" / "index.sqlite"
    older = file.read_bytes()
    for number in range(0, 40, 3):
        put(root, topic(f"620302001-2026-{number:04d}", title=f"新{number}"))
    Index(root)
    newer = file.read_bytes()

    spoiled, journal = spoil(older, newer, chance)
    file.write_bytes(spoiled)
    if journal:
        file.with_name("index.sqlite-journal").write_bytes(journal)

    assert contents(Index(root)) == fresh(root)
    assert contents(Index(root)) == fresh(root)


def spoil(older: bytes, newer: bytes, chance: random.Random) -> tuple[bytes, bytes]:
    """Give a spoiled index, and a journal that lies beside it."""
    page = 4096
    pages = range(0, max(len(older), len(newer)), page)
    match chance.randrange(6):
        case 0:  # half-written: pages of two states
            return b"".join(chance.choice((older, newer))[at : at + page] for at in pages), b""
        case 1:  # truncated anywhere
            return newer[: chance.randrange(len(newer))], b""
        case 2:  # letters changed, which no check of SQLite's finds
            return newer.replace("渠1".encode(), "沟1".encode()), b""
        case 3:  # rubbish in the middle
            at = chance.randrange(len(newer))
            return newer[:at] + chance.randbytes(page) + newer[at + page :], b""
        case 4:  # another write's journal
            return newer, bytes.fromhex("d9d505f920a163d7") + chance.randbytes(1000)
        case _:  # what a copy in the middle of a write took
            return newer[: len(newer) // 2] + older[len(newer) // 2 :], chance.randbytes(600)


def test_letters_changed_in_the_index_by_another_program_are_not_believed(tmp_path: Path) -> None:
    root = make_archive(tmp_path / "archive")
    settle(root)
    file = root / ".xieshang" / "index.sqlite"
    before = file.stat()
    file.write_bytes(file.read_bytes().replace("北渠".encode(), "南渠".encode()))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert titles(Index(root)) == {TOPIC: "北渠清淤"}


@pytest.mark.parametrize(
    "put_there",
    [
        pytest.param(lambda file: file.mkdir(), id="folder"),
        pytest.param(os.mkfifo, id="pipe"),
        pytest.param(lambda file: file.symlink_to("/dev/null"), id="link to a device"),
        pytest.param(lambda file: file.symlink_to(file.name), id="link to itself"),
        pytest.param(lambda file: file.write_bytes(b""), id="nothing"),
    ],
)
@pytest.mark.parametrize("name", ["index.sqlite", "index.seal", "index.lock"])
def test_something_else_in_place_of_the_index(tmp_path: Path, name: str, put_there: Change) -> None:
    root = make_archive(tmp_path / "archive")
    (root / ".xieshang").mkdir()
    put_there(root / ".xieshang" / name)

    assert contents(Index(root)) == fresh(root)
    assert contents(Index(root)) == fresh(root)


def test_a_database_of_somebody_else_is_not_emptied_through_a_link(tmp_path: Path) -> None:
    root = make_archive(tmp_path / "archive")
    other = tmp_path / "theirs.sqlite"
    theirs = sqlite3.connect(other, isolation_level=None)
    theirs.execute("CREATE TABLE valuable (it)")
    theirs.close()
    before = other.read_bytes()
    (root / ".xieshang").mkdir()
    (root / ".xieshang" / "index.sqlite").symlink_to(other)

    assert titles(Index(root)) == {TOPIC: "北渠清淤"}
    assert other.read_bytes() == before


@pytest.mark.parametrize("meta", ["0 0 0", "999999 99.0.0 ffffffff ffffffff", ""])
def test_an_older_or_newer_index_is_made_anew(tmp_path: Path, meta: str) -> None:
    root = make_archive(tmp_path / "archive")
    index = Index(root)
    index.connection.execute("UPDATE meta SET value = ? WHERE name = 'version'", (meta,))
    index.connection.execute("ALTER TABLE topics RENAME TO of_another_version")
    seal(root / ".xieshang/index.sqlite")

    assert contents(Index(root)) == fresh(root)


def test_tables_that_are_not_there_make_it_anew(tmp_path: Path) -> None:
    root = make_archive(tmp_path / "archive")
    settle(root)
    Index(root).connection.execute("DROP TABLE topics")
    seal(root / ".xieshang/index.sqlite")

    assert contents(Index(root)) == fresh(root)
    # And the next one finds it in order.
    assert Index(root).connection.execute("PRAGMA database_list").fetchone()[2] != ""
