"""Files taken in, and whether they are still what they were."""

import os
import time
import unicodedata
from collections.abc import Callable
from hashlib import file_digest, sha256
from io import BufferedReader
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.errors import XieshangError
from xieshang_cli.model.vocabulary import FileState
from xieshang_cli.storage import attachment_states
from xieshang_cli.storage.atomic import LeavesArchiveError
from xieshang_cli.storage.attachment_states import states
from xieshang_cli.storage.attachments import Source, read_source, safe_name, taken_in
from xieshang_cli.storage.file_names import is_bad_on_windows

RECORD = "620302001-2026-7k3m"
FOLDER = f"attachments/{RECORD}"
DATA = b"photo"
DIGEST = sha256(DATA).hexdigest()


def source(name: str = "照片.jpg", data: bytes = DATA) -> Source:
    return Source(name, data, sha256(data).hexdigest())


def take_in(root: Path, *sources: Source, recorded: tuple[str, ...] = ()) -> list[str]:
    with taken_in(root, RECORD, sources, recorded, command="attach") as places:
        return places


def state(root: Path, place: str, digest: str | None = DIGEST, size: int | None = len(DATA)) -> FileState:
    (found,) = states(root, [(place, digest, size)]).values()
    return found


def test_a_file_keeps_its_name_where_that_is_safe(tmp_path: Path) -> None:
    assert take_in(tmp_path, source()) == [f"{FOLDER}/照片.jpg"]
    assert (tmp_path / FOLDER / "照片.jpg").read_bytes() == DATA


def test_no_file_is_ever_written_over(tmp_path: Path) -> None:
    places = take_in(
        tmp_path, source("a.jpg"), source("A.JPG", b"2"), source("a.jpg", b"3"), recorded=(f"{FOLDER}/a-3.jpg",)
    )
    assert places == [f"{FOLDER}/a.jpg", f"{FOLDER}/A-2.JPG", f"{FOLDER}/a-4.jpg"]
    assert [(tmp_path / place).read_bytes() for place in places] == [DATA, b"2", b"3"]


def test_a_copy_in_no_record_is_taken_as_it_is_and_stays_when_that_fails(tmp_path: Path) -> None:
    (place,) = take_in(tmp_path, source())  # as after a kill: copied, and in no record
    assert take_in(tmp_path, source()) == [place]
    assert take_in(tmp_path, source(), recorded=(place,)) == [f"{FOLDER}/照片-2.jpg"]
    assert take_in(tmp_path, source(data=b"another")) == [f"{FOLDER}/照片-3.jpg"]

    def fail() -> None:
        with taken_in(tmp_path, RECORD, [source()], (), command="attach"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert (tmp_path / place).read_bytes() == DATA


def test_what_fails_afterwards_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail() -> None:
        with taken_in(tmp_path, RECORD, [source(), source("b.jpg")], (), command="attach"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert list((tmp_path / "attachments").iterdir()) == []


def test_what_fails_takes_no_folder_away_that_a_link_leads_to(tmp_path: Path) -> None:
    root, elsewhere = tmp_path / "archive", tmp_path / "elsewhere"
    (elsewhere / RECORD).mkdir(parents=True)
    root.mkdir()
    (root / "attachments").symlink_to(elsewhere)
    with pytest.raises(LeavesArchiveError), taken_in(root, RECORD, [source()], (), command="attach"):
        pass
    assert (elsewhere / RECORD).is_dir()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("竣工照片 1.JPG", "竣工照片 1.JPG"),
        ("a:b?c.pdf", "a_b_c.pdf"),
        ("..", "_"),
        (".hidden", "hidden"),
        ("CON.txt", "_CON.txt"),
        ("a.", "a"),
        ("x\u202ey\n.png", "x_y_.png"),
        ("e\u0301.txt", "é.txt"),
        ("长" * 100 + ".jpeg", "长" * 38 + ".jpeg"),
        ("a\\b/c", "a_b_c"),
        ("", "_"),
    ],
)
def test_names_that_not_every_system_holds(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text(max_size=200))
def test_a_safe_name_is_safe(name: str) -> None:
    safe = safe_name(name)
    assert safe == unicodedata.normalize("NFC", safe) == safe_name(safe)
    assert safe
    assert "/" not in safe
    assert not is_bad_on_windows(safe)
    assert not safe.startswith(".")
    assert len(safe.encode()) <= 121


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (Path.exists, "not_found"),
        (lambda path: path.mkdir(), "not_a_file"),
        (lambda path: path.symlink_to(__file__), "not_a_file"),
        (os.mkfifo, "not_a_file"),
        (lambda path: path.touch(), "empty_file"),
        (lambda path: path.write_bytes(b"x" * (1024 * 1024 + 1)), "too_large"),
    ],
)
def test_what_is_not_taken_in(tmp_path: Path, make: Callable[[Path], object], code: str) -> None:
    path = tmp_path / "照片.jpg"
    make(path)
    with pytest.raises(XieshangError) as refusal:
        read_source(path, 1)
    assert refusal.value.code == code


def test_a_file_of_the_largest_size_is_taken_in(tmp_path: Path) -> None:
    path = tmp_path / "照片.jpg"
    path.write_bytes(b"x" * 1024 * 1024)
    assert read_source(path, 1).fingerprint == sha256(b"x" * 1024 * 1024).hexdigest()


def test_a_file_is_what_it_was_or_not(tmp_path: Path) -> None:
    (place,) = take_in(tmp_path, source())
    assert state(tmp_path, place) is FileState.INTACT
    assert state(tmp_path, place, DIGEST.upper()) is FileState.INTACT
    assert state(tmp_path, place, None) is FileState.UNCHECKED
    assert state(tmp_path, place, size=4) is FileState.CHANGED
    (tmp_path / place).write_bytes(b"PHOTO")
    assert state(tmp_path, place) is FileState.CHANGED
    (tmp_path / place).unlink()
    assert state(tmp_path, place) is FileState.MISSING
    (tmp_path / place).symlink_to(__file__)
    assert state(tmp_path, place, None, None) is FileState.MISSING


@pytest.mark.parametrize(
    "place",
    [
        "attachments/../secret",
        "attachments",
        "attachments/",
        "attachments//x",
        "attachments/a\0b",
        "attachments/link/secret",
    ],
)
def test_no_path_leads_out_of_the_folder(tmp_path: Path, place: str) -> None:
    (tmp_path / "secret").write_bytes(DATA)
    (tmp_path / "attachments").mkdir()
    (tmp_path / "attachments/link").symlink_to(tmp_path)
    expected = FileState.UNCHECKED if place == "attachments" else FileState.MISSING
    assert state(tmp_path, place) is expected


def test_what_lies_elsewhere_is_not_looked_at(tmp_path: Path) -> None:
    assert state(tmp_path, "https://example.gov.cn/1.html") is FileState.UNCHECKED
    assert state(tmp_path, __file__) is FileState.UNCHECKED


def test_a_file_is_read_again_only_when_it_is_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place,) = take_in(tmp_path, source())
    old = 1_000_000_000
    os.utime(tmp_path / place, ns=(old, old))
    read: list[str] = []

    def counted(file: BufferedReader, kind: str) -> object:
        read.append(kind)
        return file_digest(file, kind)

    monkeypatch.setattr(attachment_states, "TICK_NS", 0)
    monkeypatch.setattr(attachment_states, "file_digest", counted)
    assert [state(tmp_path, place), state(tmp_path, place)] == [FileState.INTACT] * 2
    assert len(read) == 1
    (tmp_path / place).write_bytes(b"PHOTO")
    os.utime(tmp_path / place, ns=(old, old))  # the time it had, but not the moment of the change
    assert state(tmp_path, place) is FileState.CHANGED
    (tmp_path / ".xieshang/attachments.json").write_text("{broken", encoding="utf-8")
    assert state(tmp_path, place) is FileState.CHANGED
    assert len(read) == 3


def test_what_is_known_is_never_waited_for(tmp_path: Path) -> None:
    (place,) = take_in(tmp_path, source())
    kept = tmp_path / ".xieshang" / "attachments.json"
    os.mkfifo(kept)
    assert state(tmp_path, place) is FileState.INTACT
    assert kept.is_file()


def test_who_interrupts_a_long_look_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "attachments").mkdir()
    (tmp_path / ".xieshang").mkdir()
    shown = []
    for number in range(4):
        data = b"%d" % number
        (tmp_path / f"attachments/{number}").write_bytes(data)
        shown.append((f"attachments/{number}", sha256(data).hexdigest(), 1))
    monkeypatch.setattr(attachment_states, "TICK_NS", 0)
    time.sleep(0.02)

    def stop(done: int, total: int) -> None:
        assert total == 4
        if done == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        states(tmp_path, shown, stop)
    read: list[str] = []

    def counted(file: BufferedReader, kind: str) -> object:
        read.append(Path(file.name).name)
        return file_digest(file, kind)

    monkeypatch.setattr(attachment_states, "file_digest", counted)
    assert set(states(tmp_path, shown).values()) == {FileState.INTACT}
    assert read == ["3"]
