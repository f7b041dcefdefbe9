"""Several files, all or none; what a killed command left is taken back, and nothing else is."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from xieshang_cli.storage import atomic, together
from xieshang_cli.storage.atomic import NotCertainError, WriteFailedError
from xieshang_cli.storage.together import (
    JOURNAL,
    NotTakenBackError,
    take_back,
    turn_to_write,
    unfinished,
    write_together,
)

FILES = {f"topics/620302001/2026/{name}.yaml": name.encode() for name in ("a", "b", "c")}


class Killed(BaseException):
    """What a test raises in place of a kill."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / ".xieshang").mkdir()
    return tmp_path


def there(root: Path) -> list[str]:
    return sorted(path.name for path in root.rglob("*") if path.is_file())


def stopped_after(root: Path, number: int) -> None:
    """Leave what a command leaves that was killed after so many files."""
    files = list(FILES.items())
    write_together(root, FILES)
    for path, _data in files[number:]:
        (root / path).unlink()
    journal = {path: together._fingerprint(data) for path, data in files}
    (root / JOURNAL).write_text(json.dumps(journal), encoding="utf-8")


def test_all_are_written_and_no_journal_stays(root: Path) -> None:
    write_together(root, FILES)
    assert {path: (root / path).read_bytes() for path in FILES} == FILES
    assert there(root) == ["a.yaml", "b.yaml", "c.yaml"]
    assert unfinished(root) == []


def test_the_journal_is_on_disk_before_the_first_and_gone_after_the_last(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, bool]] = []
    real = atomic.write_atomically

    def write(path: Path, data: bytes, **rest: object) -> None:
        seen.append((path.name, (root / JOURNAL).exists()))
        real(path, data, **rest)  # type: ignore[arg-type]

    monkeypatch.setattr(together, "write_atomically", write)
    write_together(root, FILES)
    assert seen == [("unfinished", False), ("a.yaml", True), ("b.yaml", True), ("c.yaml", True)]


def test_one_file_needs_no_journal(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "sync_folder", failure)
    write_together(root, {"a.yaml": b"1"})
    assert there(root) == ["a.yaml"]


@pytest.mark.parametrize("number", range(4))
def test_what_a_killed_command_left_is_taken_back_by_the_next_writer(root: Path, number: int) -> None:
    stopped_after(root, number)
    assert unfinished(root) == list(FILES)[:number]
    with turn_to_write(root, command="test"):
        assert [path for path in FILES if (root / path).exists()] == []
    assert not (root / JOURNAL).exists()


def test_what_was_changed_since_stays(root: Path) -> None:
    stopped_after(root, 2)
    changed, gone, *_ = FILES
    (root / changed).write_bytes(b"by hand")
    (root / gone).unlink()
    (root / gone).symlink_to(root / changed)
    take_back(root)
    assert (root / changed).read_bytes() == b"by hand"
    assert (root / gone).is_symlink()
    assert not (root / JOURNAL).exists()


@pytest.mark.parametrize(
    "journal",
    [
        b"", b"{", b"[]", b"\xff\xfe", b'{"topics/a.yaml": 1}',
        b'{"../outside.yaml": "FINGERPRINT"}', b'{"/outside.yaml": "FINGERPRINT"}', b'{"": "FINGERPRINT"}',
    ],
)  # fmt: skip
def test_a_journal_that_is_none_of_ours_removes_nothing(root: Path, journal: bytes) -> None:
    outside = root.parent / "outside.yaml"
    outside.write_bytes(b"x")
    (root / JOURNAL).write_bytes(journal.replace(b"FINGERPRINT", together._fingerprint(b"x").encode()))
    take_back(root)
    assert outside.exists()
    assert not (root / JOURNAL).exists()
    outside.unlink()


def failure(*_arguments: object, **_options: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def fail_at(monkeypatch: pytest.MonkeyPatch, name: str, stop: Callable[[Path], BaseException]) -> None:
    real = atomic.write_atomically

    def write(path: Path, data: bytes, **rest: object) -> None:
        real(path, data, **rest)  # type: ignore[arg-type]
        if path.name == name:
            raise stop(path)

    monkeypatch.setattr(together, "write_atomically", write)


def test_a_failure_half_way_leaves_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = OSError(errno.EIO, os.strerror(errno.EIO))
    for stop in (lambda path: WriteFailedError(path, problem), lambda path: NotCertainError(path, problem)):
        fail_at(monkeypatch, "b.yaml", stop)
        with pytest.raises(WriteFailedError) as caught:
            write_together(root, FILES)
        monkeypatch.undo()
        assert caught.value.message == f"没有写入 {root}/topics/620302001/2026/b.yaml：磁盘读写出错"
        assert there(root) == []


def test_an_interruption_half_way_leaves_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fail_at(monkeypatch, "b.yaml", lambda _path: KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        write_together(root, FILES)
    assert there(root) == []


def test_what_cannot_be_taken_back_now_is_taken_back_later(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = OSError(errno.EIO, os.strerror(errno.EIO))
    fail_at(monkeypatch, "b.yaml", lambda path: WriteFailedError(path, problem))
    monkeypatch.setattr(Path, "unlink", failure)
    with pytest.raises(NotTakenBackError):
        write_together(root, FILES)
    monkeypatch.undo()
    assert unfinished(root) == list(FILES)[:2]
    take_back(root)
    assert [name for name in there(root) if not name.endswith(".tmp")] == []


def test_when_the_journal_may_come_back_after_a_power_cut_it_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = atomic.sync_folder

    def sync(folder: Path) -> None:
        if folder.name == ".xieshang":
            failure()
        real(folder)

    monkeypatch.setattr(together, "sync_folder", sync)
    with pytest.raises(NotCertainError):
        write_together(root, FILES)
    assert there(root) == ["a.yaml", "b.yaml", "c.yaml"]
