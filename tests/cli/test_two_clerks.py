"""Two clerks, each with a clone; and what git, which keeps everything for ever, is never given."""

import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from cli.trial import Run

NAMES = ("赵示例", "13911112222", "钱示例", "孙示例", "13733334444")


@pytest.fixture
def clones(archive: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """One archive, cloned for two."""
    for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"):
        monkeypatch.setenv(name, "王芳")
    for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "wang@example.com")
    git(archive, "init", "-q", "-b", "main")
    commit(archive)
    other = archive.parent / "other"
    git(archive.parent, "clone", "-q", str(archive), str(other))
    return archive, other


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *arguments], cwd=folder, capture_output=True, text=True, check=False)


def commit(folder: Path) -> None:
    git(folder, "add", "-A")
    assert git(folder, "commit", "-q", "-m", "记录").returncode == 0


def at(xieshang: Run, folder: Path, *line: str) -> str:
    answer = xieshang(*line, "-C", str(folder))
    assert (answer.code, answer.err) == (0, ""), answer
    return answer.out


def test_new_and_different_records_merge_by_themselves(clones: tuple[Path, Path], xieshang: Run) -> None:
    ours, theirs = clones
    new = ("topic", "new", "--station", "620302001", "--title", "渠", "-q")
    made = {at(xieshang, ours, *new) for _ in range(10)}
    at(xieshang, ours, "topic", "advance", "6w1v")
    made |= {at(xieshang, theirs, *new) for _ in range(10)}
    at(xieshang, theirs, "session", "attend", "1h7q", "--role", "专家", "--count", "2")
    commit(ours)
    commit(theirs)
    assert git(theirs, "pull", "-q", "--no-rebase", "--no-edit").returncode == 0
    assert len(made) == 20
    topics = json.loads(at(xieshang, theirs, "topic", "list", "--format", "json"))["data"]
    assert len(topics) == 19 + 20
    assert xieshang("validate", "--select", "FL", "-C", str(theirs)).code == 0


def test_a_conflict_in_one_record_is_reported_until_it_is_resolved(clones: tuple[Path, Path], xieshang: Run) -> None:
    ours, theirs = clones
    at(xieshang, ours, "topic", "edit", "6w1v", "--title", "村口路灯")
    at(xieshang, theirs, "topic", "edit", "6w1v", "--channel", "意见箱")
    commit(ours)
    commit(theirs)
    merged = git(theirs, "pull", "-q", "--no-rebase", "--no-edit")
    file = "topics/620302100/2026/620302100-2026-6w1v.yaml"
    assert merged.returncode != 0
    answer = xieshang("validate", "6w1v", "--format", "lines", "-C", str(theirs))
    assert answer.code == 4
    assert answer.out.splitlines()[0].startswith(f"{file}:")
    assert answer.out.splitlines()[0].endswith(": FL005 文件里还有 git 合并冲突的标记，请先解决冲突")
    assert xieshang("topic", "list", "-C", str(theirs)).code == 4
    # One of them does her change again: the events of both stand in the same place, only a person may order them.
    assert git(theirs, "checkout", "--ours", file).returncode == 0
    at(xieshang, theirs, "topic", "edit", "6w1v", "--title", "村口路灯")
    topic = json.loads(at(xieshang, theirs, "topic", "show", "6w1v", "--format", "json"))["data"]
    assert (topic["title"], topic["raised"]["channel"]) == ("村口路灯", "意见箱")
    assert [event["action"] for event in topic["events"]].count("edit") == 2


def test_residents_never_reach_git(clones: tuple[Path, Path], xieshang: Run) -> None:
    archive = clones[0]
    at(
        xieshang, archive, "topic", "new", "--station", "620302001", "--title", "井盖", "--id", "620302001-2026-zzzz",
        "--raised-by", "群众", "--contact-name", NAMES[0], "--contact-phone", NAMES[1],
    )  # fmt: skip
    at(xieshang, archive, "session", "attend", "1h7q", "--name", NAMES[2], "--role", "群众代表")
    at(
        xieshang, archive, "request", "new", "--station", "620302001", "--text", "水", "--by", "群众",
        "--contact-name", NAMES[3], "--contact-phone", NAMES[4],
    )  # fmt: skip
    for line in (("topic", "list"), ("validate",), ("report", "ledger")):
        xieshang(*line, "-C", str(archive))
    commit(archive)
    assert not set(git(archive, "ls-files").stdout.split()) & {"private", ".xieshang"}
    everything = git(archive, "log", "-p", "--all", "-m", "--text").stdout + git(archive, "status", "--short").stdout
    assert "井盖" in everything
    assert [name for name in NAMES if name in everything] == []
    elsewhere = [path for path in archive.rglob("*") if path.is_file() and ".git" not in path.parts]
    holding = {path.relative_to(archive).parts[0] for path in elsewhere for name in NAMES if holds(path, name)}
    assert holding == {"private"}
    kept = archive / "private" / "620302001" / "2026.yaml"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE((archive / "private").stat().st_mode) == 0o700
    assert git(archive, "check-ignore", "private/620302001/2026.yaml", ".xieshang/index.sqlite").returncode == 0


def holds(path: Path, name: str) -> bool:
    return name.encode() in path.read_bytes()


def test_without_the_private_folder_people_are_their_roles(archive: Path, xieshang: Run) -> None:
    at(xieshang, archive, "session", "attend", "1h7q", "--name", NAMES[2], "--role", "群众代表")
    known = xieshang("session", "show", "1h7q")
    assert NAMES[2] in known.out
    shutil.rmtree(archive / "private")
    unknown = xieshang("session", "show", "1h7q")
    assert unknown.code == 0
    assert NAMES[2] not in unknown.out
    assert "群众代表" in unknown.out
    for line in ("topic show 5r2p", "request show 4x9d", "topic trace 7k3m", "validate 1h7q", "report ledger", "todo"):
        assert (line, xieshang(*line.split()).err) == (line, "")
