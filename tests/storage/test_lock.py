"""The archive's lock, with real second processes."""

import errno
import getpass
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from unittest.mock import Mock

import pytest

from storage.lock_holder import end, start_holder
from xieshang_cli.storage import lock as lock_module
from xieshang_cli.storage import waiting
from xieshang_cli.storage.lock import ArchiveLock, ArchiveLockedError, CannotLockError


def test_a_second_process_is_refused_and_told_who_holds_the_lock(tmp_path: Path) -> None:
    holder = start_holder(tmp_path)
    since = json.loads((tmp_path / ".xieshang" / "lock.holder").read_text(encoding="utf-8"))["since"]
    began = time.monotonic()
    with pytest.raises(ArchiveLockedError) as caught, ArchiveLock(tmp_path, timeout=0.3):
        pass
    waited = time.monotonic() - began
    end(holder, signal.SIGTERM)
    who = f"进程 {holder.pid}，{getpass.getuser()} 在 {socket.gethostname()} 上，自 {since} 起"
    sentence, _, age = caught.value.message.rpartition("，")
    assert sentence == f"档案库 {tmp_path} 正在被另一个程序写入（topic advance 7k3m，{who}"
    assert age in {"已 0 秒）", "已 1 秒）"}
    assert caught.value.hint == "等它结束后再试；它一结束锁就自动解开，不要删除任何文件。"
    assert (caught.value.exit_code, caught.value.code) == (5, "locked")
    assert 0.25 < waited < 5


def test_the_lock_dies_with_its_holder(tmp_path: Path) -> None:
    end(start_holder(tmp_path), signal.SIGKILL)
    assert (tmp_path / ".xieshang" / "lock.holder").exists()
    with ArchiveLock(tmp_path, timeout=0):
        pass


def test_files_left_behind_block_nobody(tmp_path: Path) -> None:
    (tmp_path / ".xieshang").mkdir()
    (tmp_path / ".xieshang" / "lock").write_text("4711")
    (tmp_path / ".xieshang" / "lock.holder").write_text('{"pid": 1}')
    with ArchiveLock(tmp_path, timeout=0):
        pass


def test_waiting_succeeds_when_the_holder_finishes(tmp_path: Path) -> None:
    holder = start_holder(tmp_path)
    holder.send_signal(signal.SIGKILL)
    with ArchiveLock(tmp_path, timeout=5):
        noted = json.loads((tmp_path / ".xieshang" / "lock.holder").read_text(encoding="utf-8"))
    holder.communicate()
    assert noted["pid"] == os.getpid()


@pytest.mark.parametrize("noted", ["", "{", "[]", '{"pid": 1}'])
def test_an_unreadable_note_only_shortens_the_sentence(tmp_path: Path, noted: str) -> None:
    holder = start_holder(tmp_path)
    (tmp_path / ".xieshang" / "lock.holder").write_text(noted, encoding="utf-8")
    with pytest.raises(ArchiveLockedError) as caught, ArchiveLock(tmp_path, timeout=0):
        pass
    end(holder, signal.SIGTERM)
    assert caught.value.message == f"档案库 {tmp_path} 正在被另一个程序写入"


def test_the_folder_says_whose_it_is_and_git_ignores_it(tmp_path: Path) -> None:
    with ArchiveLock(tmp_path):
        pass
    assert (tmp_path / ".xieshang" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert "xieshang" in (tmp_path / ".xieshang" / "README").read_text(encoding="utf-8")
    assert not (tmp_path / ".xieshang" / "lock.holder").exists()


def test_who_is_inside_may_enter_once_more(tmp_path: Path) -> None:
    with ArchiveLock(tmp_path, timeout=0, command="member new"):
        with ArchiveLock(tmp_path, timeout=0, command="attach"):
            pass
        noted = json.loads((tmp_path / ".xieshang" / "lock.holder").read_text(encoding="utf-8"))
        assert noted["command"] == "member new"
        script = f"from xieshang_cli.storage.lock import *\nwith ArchiveLock(Path({str(tmp_path)!r}), 0): pass"
        other = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True)
        assert "ArchiveLockedError" in other.stderr
    assert not (tmp_path / ".xieshang" / "lock.holder").exists()
    end(start_holder(tmp_path), signal.SIGTERM)


def test_an_error_inside_releases_the_lock(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), ArchiveLock(tmp_path):
        raise KeyboardInterrupt
    with ArchiveLock(tmp_path, timeout=0):
        pass


def test_a_folder_that_cannot_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # As root, permissions do not hold: the folder of the cache is refused as a read-only one would be.
    for kind, sentence in (
        (errno.EROFS, f"不能写入档案库 {tmp_path}：文件夹是只读的，或没有权限"),
        (errno.ENOSPC, f"不能给档案库 {tmp_path} 加锁：磁盘已满"),
    ):
        problem = OSError(kind, os.strerror(kind))
        monkeypatch.setattr(lock_module, "made_cache_folder", Mock(side_effect=problem))
        with pytest.raises(CannotLockError) as caught, ArchiveLock(tmp_path):
            pass
        assert (caught.value.message, caught.value.exit_code) == (sentence, 5)


def test_who_waits_is_told_for_whom_after_a_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(waiting, "_listeners", [told.append])
    monkeypatch.setattr(lock_module, "PATIENCE_SECONDS", 0.2)
    holder = start_holder(tmp_path)
    threading.Timer(0.5, holder.kill).start()

    with ArchiveLock(tmp_path, timeout=5):
        pass

    holder.communicate()
    (sentence,) = told
    assert sentence.startswith(f"正在等待另一个程序写完（topic advance 7k3m，进程 {holder.pid}，")


def test_a_short_wait_is_not_worth_a_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(waiting, "_listeners", [told.append])
    holder = start_holder(tmp_path)
    threading.Timer(0.2, holder.kill).start()

    with ArchiveLock(tmp_path, timeout=5):
        pass

    holder.communicate()
    assert told == []


def test_an_account_without_name_locks_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", Mock(side_effect=KeyError("uid not found")))
    with ArchiveLock(tmp_path):
        noted = json.loads((tmp_path / ".xieshang" / "lock.holder").read_text(encoding="utf-8"))
    assert noted["user"] == "?"


def test_a_file_system_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise NotImplementedError("no locks here")

    monkeypatch.setattr("filelock.FileLock.acquire", refuse)
    with pytest.raises(CannotLockError) as caught, ArchiveLock(tmp_path):
        pass
    assert caught.value.message == f"不能给档案库 {tmp_path} 加锁：no locks here"
