import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from storage.small_archive import OTHER, SESSION, TOPIC, make_archive, put, session, topic, write
from xieshang_cli.findings import Finding
from xieshang_cli.model.rows import ROWS, Row, SessionRow, StationRow, TopicRow
from xieshang_cli.storage import bulk, database, evaluation, indexed_records, refresh
from xieshang_cli.storage.database import TICK_NS
from xieshang_cli.storage.index import Index
from xieshang_cli.storage.index_file import seal
from xieshang_cli.storage.layout import topic_path, walk
from xieshang_cli.storage.reading import Loaded, read_record_file

TODAY = date(2026, 11, 23)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return make_archive(tmp_path / "archive")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The record files that are read from now on."""
    paths: list[str] = []

    def noted(root: Path, path: str) -> Loaded:
        paths.append(path)
        return read_record_file(root, path)

    for module in (refresh, evaluation, indexed_records):
        monkeypatch.setattr(module, "read_record_file", noted)
    return paths


def contents(index: Index) -> tuple[Sequence[Sequence[Row]], list[Finding]]:
    """Everything that can be asked of an index."""
    rows: list[Sequence[Any]] = [index.rows(kind) for kind in ROWS]
    return rows, index.findings(TODAY)


def fresh(root: Path) -> tuple[Sequence[Sequence[Row]], list[Finding]]:
    """What an index made from nothing says."""
    return contents(Index(root, in_memory=True))


def titles(index: Index) -> dict[str, str | None]:
    return {row.id: row.title for row in index.rows(TopicRow)}


def settle(root: Path) -> None:
    """Make an index whose entries are old enough to be believed without a second look."""
    index = Index(root)
    index.connection.execute("UPDATE files SET seen_ns = ?", (time.time_ns() + TICK_NS,))
    seal(root / ".xieshang/index.sqlite")


def test_an_unchanged_archive_is_not_read_again(archive: Path, reads: list[str]) -> None:
    settle(archive)
    reads.clear()

    index = Index(archive)

    assert reads == []
    assert titles(index) == {TOPIC: "北渠清淤"}
    assert [row.name for row in index.rows(StationRow)] == ["滨河路街道委员工作站"]


def test_one_changed_file_is_read_with_what_depends_on_it_and_nothing_else(archive: Path, reads: list[str]) -> None:
    put(archive, topic(OTHER))
    settle(archive)
    reads.clear()

    put(archive, session(SESSION, TOPIC, held_on="2026-04-01"))
    index = Index(archive)

    assert topic_path(OTHER) not in reads
    assert {"sessions/620302001/2026/620302001-2026-s001.yaml", topic_path(TOPIC)} <= set(reads)
    assert contents(index) == fresh(archive)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: put(root, topic(title="改了名")), id="edit"),
        pytest.param(lambda root: put(root, topic(OTHER, number="滨河路〔2026〕1号")), id="add"),
        pytest.param(lambda root: (root / topic_path(TOPIC)).unlink(), id="remove"),
        pytest.param(lambda root: write(root, topic_path(TOPIC), b"title: ["), id="break"),
        pytest.param(lambda root: put(root, session(SESSION, OTHER)), id="point elsewhere"),
        pytest.param(lambda root: (root / "stations/620302001.yaml").unlink(), id="remove the station"),
        pytest.param(lambda root: write(root, "policy/lists.yaml", "categories: [甲, 乙]\n".encode()), id="policy"),
        pytest.param(lambda root: shutil.rmtree(root / "sessions"), id="remove a folder"),
        pytest.param(lambda root: write(root, "topics/odd.yaml", b"x: 1\n"), id="misplaced"),
        pytest.param(lambda root: (root / "topics/620302001/2026/x.yaml").mkdir(), id="folder for a file"),
    ],
)
def test_after_any_change_the_index_says_what_a_fresh_one_says(archive: Path, change: Callable[[Path], object]) -> None:
    settle(archive)

    change(archive)

    assert contents(Index(archive)) == fresh(archive)


def test_an_edit_that_keeps_time_and_size_is_seen(archive: Path) -> None:
    Index(archive)
    file = archive / topic_path(TOPIC)
    stamp = file.stat()

    file.write_bytes(file.read_bytes().replace("北渠".encode(), "南渠".encode()))
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))

    assert file.stat().st_size == stamp.st_size
    assert titles(Index(archive)) == {TOPIC: "南渠清淤"}


def test_a_file_too_fresh_to_tell_is_compared_by_content(archive: Path, reads: list[str]) -> None:
    put(archive, topic(title="刚刚写的"), age=False)
    Index(archive)
    reads.clear()

    index = Index(archive)

    assert reads == []
    assert titles(index) == {TOPIC: "刚刚写的"}


@pytest.mark.parametrize("damage", ["", "not a database", "SQLite format 3\0" + "x" * 5000])
def test_a_damaged_index_is_made_anew(archive: Path, damage: str) -> None:
    expected = fresh(archive)
    Index(archive)
    (archive / ".xieshang/index.sqlite").write_text(damage, encoding="utf-8")

    assert contents(Index(archive)) == expected


def test_a_torn_index_is_made_anew(archive: Path) -> None:
    expected = fresh(archive)
    Index(archive)
    file = archive / ".xieshang/index.sqlite"
    data = bytearray(file.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    file.write_bytes(bytes(data))

    assert contents(Index(archive)) == expected


def test_a_truncated_index_is_made_anew(archive: Path) -> None:
    expected = fresh(archive)
    Index(archive)
    file = archive / ".xieshang/index.sqlite"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    assert contents(Index(archive)) == expected


def test_the_version_of_an_index_tells_the_columns_of_its_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as earlier:
        earlier.setattr(database, "columns_of", lambda row: tuple(name for name in row._fields if name != "held_until"))
        before = database.expected_version()
    assert before != database.expected_version()
    assert "held_until" in SessionRow._fields


def test_an_index_of_another_version_is_emptied(archive: Path) -> None:
    expected = fresh(archive)
    index = Index(archive)
    index.connection.execute("UPDATE meta SET value = 'another' WHERE name = 'version'")
    index.connection.execute("UPDATE topics SET title = 'old'")
    seal(archive / ".xieshang/index.sqlite")

    assert contents(Index(archive)) == expected


def test_a_locked_index_is_gone_without(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("xieshang_cli.storage.index_file.BUSY_SECONDS", 0.1)
    expected = fresh(archive)
    Index(archive)
    put(archive, topic(title="新名"))
    holder = sqlite3.connect(archive / ".xieshang/index.sqlite", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")

    assert titles(Index(archive)) == {TOPIC: "新名"}

    holder.execute("ROLLBACK")
    assert contents(Index(archive)) != expected


def test_a_folder_in_place_of_the_cache_changes_nothing(archive: Path) -> None:
    (archive / ".xieshang").write_text("a file", encoding="utf-8")

    assert titles(Index(archive)) == {TOPIC: "北渠清淤"}


def test_many_files_are_read_by_station_and_say_the_same(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for position in range(30):
        code = f"62030200{position % 5 + 1}"
        record_id = f"{code}-2026-{position:04d}"
        put(archive, topic(record_id, station=code, number=f"{position % 7}号"))
        # Every third session treats a topic of another station.
        treated = f"62030200{(position + 1) % 5 + 1}-2026-{position + 1:04d}" if position % 3 == 0 else record_id
        put(archive, session(f"{code}-2026-s{position:03d}", treated, station=code, held_on="2026-04-01"))
    one_by_one = fresh(archive)

    monkeypatch.setattr(refresh, "BULK", 1)
    in_bulk = fresh(archive)
    monkeypatch.setattr(bulk, "CHUNK_FILES", 5)
    in_chunks = fresh(archive)
    monkeypatch.setattr(bulk, "PARALLEL_FILES", 1)
    on_processes = fresh(archive)

    assert one_by_one == in_bulk == in_chunks == on_processes


def test_a_bulk_of_changes_in_a_known_archive_says_what_a_fresh_index_says(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for position in range(10):
        put(archive, topic(f"620302001-2026-{position:04d}"))
        put(archive, session(f"620302001-2026-s{position:03d}", f"620302001-2026-{position:04d}"))
    settle(archive)
    monkeypatch.setattr(refresh, "BULK", 3)

    for position in range(5):
        put(archive, session(f"620302001-2026-s{position:03d}", f"620302001-2026-{position + 5:04d}"))

    assert contents(Index(archive)) == fresh(archive)


def test_an_interrupted_refresh_leaves_the_old_index(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Index(archive)
    put(archive, topic(title="新名"))
    monkeypatch.setattr(refresh, "_settle", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        Index(archive)
    monkeypatch.undo()

    assert contents(Index(archive)) == fresh(archive)


@pytest.mark.parametrize("stop_after", [1, 4])
@pytest.mark.parametrize(
    "meanwhile",
    [
        pytest.param(lambda _root: None, id="nothing"),
        pytest.param(lambda root: put(root, topic("620302002-2026-0001", station="620302002", title="新")), id="edit"),
        pytest.param(lambda root: (root / topic_path("620302001-2026-0000")).unlink(), id="remove"),
        pytest.param(lambda root: put(root, session("620302009-2026-s001", "620302001-2026-0005")), id="add"),
        pytest.param(lambda root: write(root, "policy/lists.yaml", "categories: [甲]\n".encode()), id="policy"),
    ],
)
def test_a_first_reading_that_is_interrupted_goes_on_where_it_stopped(
    archive: Path,
    monkeypatch: pytest.MonkeyPatch,
    stop_after: int,
    meanwhile: Callable[[Path], object],
) -> None:
    for position in range(30):
        code = f"62030200{position % 5 + 1}"
        put(archive, topic(f"{code}-2026-{position:04d}", station=code, number=f"{position % 7}号"))
        treated = f"62030200{(position + 1) % 5 + 1}-2026-{position + 1:04d}"
        put(archive, session(f"{code}-2026-s{position:03d}", treated, station=code, held_on="2026-04-01"))
    monkeypatch.setattr(refresh, "BULK", 1)
    monkeypatch.setattr(bulk, "CHUNK_FILES", 5)
    told: list[int] = []

    def stop(done: int, _total: int) -> None:
        told.append(done)
        if len(told) > stop_after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Index(archive, progress=stop)
    kept = told[-2]
    meanwhile(archive)
    expected = fresh(archive)
    told.clear()

    index = Index(archive, progress=lambda _done, total: told.append(total))

    assert contents(index) == expected
    assert not index.is_unfinished
    if not (archive / "policy").exists():
        assert told[0] <= len(walk(archive)) - kept + 1
    assert contents(Index(archive)) == expected


def test_lists_are_answered_without_the_modules_that_read() -> None:
    code = (
        "import sys; import xieshang_cli.storage.archive;"
        "print(sorted({'pydantic', 'yaml', 'ryaml', 'ruamel', 'rich', 'dateutil', 'filelock'} & set(sys.modules)))"
    )

    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert result.stdout == "[]\n"


@pytest.mark.parametrize("failing", ["changed", "keep"])
def test_when_the_index_cannot_follow_a_change_the_answer_does(
    archive: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    index = Index(archive)
    put(archive, topic(title="新名"))

    def fail(*_arguments: object) -> None:
        monkeypatch.undo()
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(index, failing, fail)
    index.refresh()

    assert titles(index) == {TOPIC: "新名"}
    assert contents(Index(archive)) == fresh(archive)


def test_findings_that_do_not_hold_today_are_not_given(archive: Path) -> None:
    task = {"id": "t-aaaa", "what": "清淤", "due": "2026-06-30"}
    put(archive, topic(step="implement", tasks=[task]))
    index = Index(archive)

    def overdue(day: date) -> bool:
        return any(finding.code == "TP509" for finding in index.findings(day))

    assert not overdue(date(2026, 6, 30))
    assert overdue(date(2026, 7, 1))


def test_a_policy_file_that_cannot_be_read_leaves_the_defaults(archive: Path) -> None:
    write(archive, "policy/lists.yaml", b"categories: {\n")

    index = Index(archive)

    assert "道路" in index.policy.categories
    assert [finding.path for finding in index.unreadable(TODAY)] == ["policy/lists.yaml"]


def test_session_rows_name_their_topics(archive: Path) -> None:
    put(archive, session(SESSION, TOPIC, OTHER))

    assert [row.topics for row in Index(archive).rows(SessionRow)] == [f"{TOPIC} {OTHER}"]


def test_rules_of_another_state_of_the_program_empty_the_index(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Index(archive).connection.execute("UPDATE topics SET title = 'old'")
    seal(archive / ".xieshang/index.sqlite")
    monkeypatch.setattr(database, "_judgement", lambda: 1)

    assert titles(Index(archive)) == {TOPIC: "北渠清淤"}
