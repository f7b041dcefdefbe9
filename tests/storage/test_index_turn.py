"""Several processes and one index: one makes it, the others wait and use what it made."""

import errno
import os
import re
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from storage.small_archive import TOPIC, make_archive, put, topic
from storage.test_index import contents, fresh, titles
from xieshang_cli.storage import index_file, index_turn, waiting
from xieshang_cli.storage.index import Index
from xieshang_cli.storage.index_file import seal
from xieshang_cli.storage.index_turn import making

PROCESSES = 8
OPEN = """
import sys
from pathlib import Path
from xieshang_cli.storage import refresh
from xieshang_cli.storage.index import Index
from xieshang_cli.model.rows import TopicRow

log = open(sys.argv[2], "a", encoding="utf-8", buffering=1)
bring_up_to_date = refresh.bring_up_to_date
def noted(index, found, changed, gone):
    log.write(f"{len(changed)}\\n")
    bring_up_to_date(index, found, changed, gone)
refresh.bring_up_to_date = noted
print("ready", flush=True)
sys.stdin.readline()
index = Index(Path(sys.argv[1]))
print(len(index.rows(TopicRow)), index.connection.execute("PRAGMA database_list").fetchone()[2] != "", flush=True)
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return make_archive(tmp_path / "archive")


def many_topics(archive: Path) -> int:
    """Make the archive one that takes long to read."""
    number = 600
    for position in range(number):
        put(archive, topic(f"620302001-2026-{position:04d}"))
    return number + 1


def opened_together(archive: Path, log: Path) -> list[str]:
    """Let processes that are ready open the index at the same moment; give what each says of it."""
    command = [sys.executable, "-c", OPEN, str(archive), str(log)]
    processes = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(PROCESSES)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.communicate()[0].strip() for process in processes]


@pytest.mark.parametrize(
    "state",
    ["none", pytest.param("damaged", marks=pytest.mark.slow), pytest.param("another version", marks=pytest.mark.slow)],
)
def test_of_several_that_need_the_index_one_makes_it(archive: Path, tmp_path: Path, state: str) -> None:
    number = many_topics(archive)
    file = archive / ".xieshang" / "index.sqlite"
    if state == "damaged":
        file.parent.mkdir()
        file.write_bytes(b"SQLite format 3\0" + os.urandom(8000))
    if state == "another version":
        Index(archive).connection.execute("UPDATE meta SET value = 'other' WHERE name = 'version'")
        seal(file)
    log = tmp_path / "log"

    answers = opened_together(archive, log)

    assert answers == [f"{number} True"] * PROCESSES
    assert [int(line) for line in log.read_text(encoding="utf-8").splitlines()] == [number + 5]
    assert contents(Index(archive)) == fresh(archive)


def test_who_waits_for_the_index_is_told(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(waiting, "_listeners", [told.append])
    monkeypatch.setattr(index_turn, "PATIENCE_SECONDS", 0.1)
    file = archive / "index.sqlite"
    with making(file) as has_waited:
        assert not has_waited
    holder = held(file)
    threading.Timer(0.5, holder.kill).start()
    with making(file) as has_waited:
        assert has_waited
    holder.communicate()
    assert len(told) == 1
    assert re.fullmatch(f"正在等待另一个程序建好索引（进程 {holder.pid}，已 [0-2] 秒）", told[0])


@pytest.mark.parametrize("noted", [b"", b"\0half", b"\0" + b"9" * 5000, b"\0\xff \xff"])
def test_a_note_that_cannot_be_read_only_shortens_the_sentence(archive: Path, noted: bytes) -> None:
    lock = archive / "index.lock"
    lock.write_bytes(noted)
    descriptor = os.open(lock, os.O_RDWR)
    assert index_turn._holder(descriptor) == ""
    os.close(descriptor)


HOLD = """
import sys, time
from pathlib import Path
from xieshang_cli.storage.index_turn import making
import sqlite3
with making(Path(sys.argv[1])):
    connection = sqlite3.connect(sys.argv[1], isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    print("held", flush=True)
    time.sleep(60)
"""


def held(file: Path) -> subprocess.Popen[str]:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(file)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_process_killed_while_it_makes_the_index_keeps_nobody_waiting(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_file, "BUSY_SECONDS", 0.1)
    Index(archive)
    holder = held(archive / ".xieshang" / "index.sqlite")
    put(archive, topic(title="新名"))
    threading.Timer(0.7, holder.send_signal, (signal.SIGKILL,)).start()

    index = Index(archive)

    holder.communicate()
    assert titles(index) == {TOPIC: "新名"}
    assert is_in_file(index)


def is_in_file(index: Index) -> bool:
    return bool(index.connection.execute("PRAGMA database_list").fetchone()[2])


def test_a_damaged_index_that_somebody_else_has_mended_stays(archive: Path) -> None:
    expected = fresh(archive)
    index = Index(archive)
    file = archive / ".xieshang" / "index.sqlite"
    file.unlink()
    Index(archive)
    mended = file.stat().st_ino

    index._start_again(damage())

    assert contents(index) == expected
    assert file.stat().st_ino == mended


def test_where_there_are_no_locks_the_index_is_made_all_the_same(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(index_turn, "_lock", refuse)
    assert titles(Index(archive)) == {TOPIC: "北渠清淤"}


def test_the_clock_of_the_drive_counts(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A drive whose clock is behind: what was written there just now looks old by the clock of this machine."""
    real = time.time_ns
    with monkeypatch.context() as ahead:
        ahead.setattr(time, "time_ns", lambda: real() + 3_600_000_000_000)
        index = Index(archive)
    ((seen,),) = index.connection.execute("SELECT DISTINCT seen_ns FROM files")
    assert seen <= real()


def damage() -> sqlite3.DatabaseError:
    """Give what SQLite raises for a file that is no database."""
    connection = sqlite3.connect(":memory:")
    with pytest.raises(sqlite3.DatabaseError) as caught:
        connection.execute("SELECT * FROM nothing")
    connection.close()
    return caught.value
