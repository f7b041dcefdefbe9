import json
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cli.trial import Run
from storage.lock_holder import end, start_holder


def states(run: Run, *arguments: str) -> dict[str, dict[str, Any]]:
    return {check["check"]: check for check in json.loads(run("doctor", "--format", "json", *arguments).out)["data"]}


def test_an_archive_in_order(archive: Path, xieshang: Run) -> None:
    answer = xieshang("doctor")
    assert answer.code == 0
    assert f"√ 档案库：{archive}" in answer.out
    assert answer.out.endswith("\n一切正常。\n")
    assert {check["state"] for check in states(xieshang).values()} == {"good", "note"}


def test_each_fault_is_found(archive: Path, xieshang: Run) -> None:
    (archive / "topics" / ".xieshang-0123.tmp").write_text("half", encoding="utf-8")
    (archive / "topics" / "old.yml").write_text("x", encoding="utf-8")
    (archive / "attachments" / "620302001-2026-7k3m").mkdir(parents=True)
    for name in ("Photo.jpg", "photo.jpg", "con.txt", "a:b.txt"):
        (archive / "attachments" / "620302001-2026-7k3m" / name).write_text("x", encoding="utf-8")
    (archive / "private" / "620302001" / "2026.yaml").chmod(0o644)
    (archive / ".gitignore").write_text("/.xieshang/\n", encoding="utf-8")
    found = states(xieshang)
    bad = {key: check["items"] for key, check in found.items() if check["state"] == "bad"}
    folder = "attachments/620302001-2026-7k3m"
    assert bad == {
        "attachments": [f"{folder}/{name}" for name in ("Photo.jpg", "a:b.txt", "con.txt", "photo.jpg")],
        "ignored": ["/private/"],
        "strays": ["topics/old.yml"],
        "leftovers": ["topics/.xieshang-0123.tmp"],
        "private_modes": ["private/620302001/2026.yaml"],
        "names": [f"{folder}/a:b.txt", f"{folder}/con.txt", f"{folder}/Photo.jpg = {folder}/photo.jpg"],
    }
    assert xieshang("doctor").code == 1


def test_fix_mends_what_can_be_mended_without_a_decision(archive: Path, xieshang: Run) -> None:
    (archive / "topics" / ".xieshang-0123.tmp").write_text("half", encoding="utf-8")
    (archive / "private").chmod(0o755)
    (archive / "private" / "620302001" / "2026.yaml").chmod(0o644)
    (archive / ".gitignore").write_text("*.bak", encoding="utf-8")
    answer = xieshang("doctor", "--fix")
    assert answer.code == 0
    assert (archive / ".gitignore").read_text(encoding="utf-8") == "*.bak\n/private/\n/.xieshang/\n"
    assert (archive / "private" / "620302001" / "2026.yaml").stat().st_mode & 0o777 == 0o600
    assert (archive / "private").stat().st_mode & 0o777 == 0o700
    assert not (archive / "topics" / ".xieshang-0123.tmp").exists()
    assert "已处理 .gitignore。" in answer.err


def test_residents_in_git_are_found(archive: Path, xieshang: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"NAME": "甲", "EMAIL": "a@example.org"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{name}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{name}", value)
    subprocess.run(["git", "init", "-q"], check=True)
    subprocess.run(["git", "config", "user.name", "甲"], check=True)
    assert states(xieshang)["private_in_git"]["state"] == "good"
    subprocess.run(["git", "add", "-f", "private"], check=True)
    assert states(xieshang)["private_in_git"] == {
        "check": "private_in_git",
        "state": "bad",
        "items": ["private/620302001/2026.yaml"],
    }


def test_a_damaged_index_is_rebuilt_and_said(archive: Path, xieshang: Run) -> None:
    xieshang("status")
    (archive / ".xieshang" / "index.sqlite").write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)
    assert states(xieshang)["index"]["state"] == "note"
    assert states(xieshang)["index"]["state"] == "good"


def test_who_holds_the_lock_is_said(archive: Path, xieshang: Run) -> None:
    holder = start_holder(archive)
    answer = xieshang("doctor")
    end(holder, signal.SIGTERM)
    assert answer.code == 0
    assert f"正在被另一个程序写入（topic advance 7k3m，进程 {holder.pid}" in answer.out


def test_without_git_there_is_only_a_note(archive: Path, xieshang: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    found = states(xieshang)
    assert found["git"]["state"] == "note"
    assert xieshang("doctor").code == 0


def test_without_an_archive_the_machine_is_looked_at(
    tmp_path: Path, xieshang: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    answer = xieshang("doctor")
    assert answer.code == 5
    assert "√ git " in answer.out
    assert f"! {tmp_path} 和它的上级文件夹里没有档案库" in answer.out
