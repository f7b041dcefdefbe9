import subprocess
from pathlib import Path

import pytest

from xieshang_cli.history.git import (
    GitMissingError,
    NotARepositoryError,
    UnknownRevisionError,
    changed_since,
    is_ignored,
    is_repository,
    setting,
    tracked,
    version,
)

NAMES = {"GIT_AUTHOR_NAME": "甲", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "甲"} | {
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "2026-11-23T09:00:00+08:00",
    "GIT_COMMITTER_DATE": "2026-11-23T09:00:00+08:00",
    "GIT_CONFIG_GLOBAL": "/dev/null",
}


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in NAMES.items():
        monkeypatch.setenv(name, value)
    _git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "a.yaml").write_text("a\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text("b\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_text("c\n", encoding="utf-8")
    _commit(tmp_path)
    return tmp_path


def test_changed_deleted_added_and_unknown_files_are_named(repository: Path) -> None:
    (repository / "a.yaml").write_text("aa\n", encoding="utf-8")
    _commit(repository)
    (repository / "b.yaml").unlink()
    (repository / "新 文件\t名.yaml").write_text("x", encoding="utf-8")
    assert changed_since(repository, "HEAD~1") == ["a.yaml", "b.yaml", "新 文件\t名.yaml"]
    assert changed_since(repository, "HEAD") == ["b.yaml", "新 文件\t名.yaml"]


def test_a_renamed_file_is_named_twice(repository: Path) -> None:
    _git(repository, "mv", "a.yaml", "z.yaml")
    assert changed_since(repository, "HEAD") == ["a.yaml", "z.yaml"]


def test_ignored_files_are_not_changes(repository: Path) -> None:
    (repository / ".gitignore").write_text("private/\n.gitignore\n", encoding="utf-8")
    (repository / "private").mkdir()
    (repository / "private" / "x.yaml").write_text("x", encoding="utf-8")
    assert changed_since(repository, "HEAD") == []
    assert is_ignored(repository, "private/x.yaml")
    assert not is_ignored(repository, "a.yaml")


def test_paths_are_those_of_the_folder_asked_for(repository: Path) -> None:
    inside = repository / "archive"
    inside.mkdir()
    (inside / "d.yaml").write_text("d\n", encoding="utf-8")
    (repository / "a.yaml").write_text("aa\n", encoding="utf-8")
    assert changed_since(inside, "HEAD") == ["d.yaml"]
    _commit(repository)
    (inside / "d.yaml").write_text("dd\n", encoding="utf-8")
    assert changed_since(inside, "HEAD") == ["d.yaml"]
    assert tracked(repository, "archive") == ["archive/d.yaml"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "-p", "", " ", "HEAD:a.yaml", "HEAD --"])
def test_an_unknown_revision_is_refused(repository: Path, revision: str) -> None:
    with pytest.raises(UnknownRevisionError, match="git 里没有"):
        changed_since(repository, revision)
    assert not (repository / "x").exists()


def test_nothing_the_repository_configures_is_run(repository: Path) -> None:
    trap = repository / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {repository}/sprung\n", encoding="utf-8")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "diff.external", "diff.trap.textconv", "diff.trap.command"):
        _git(repository, "config", name, str(trap))
    (repository / ".gitattributes").write_text("*.yaml diff=trap\n", encoding="utf-8")
    (repository / "a.yaml").write_text("aa\n", encoding="utf-8")
    assert changed_since(repository, "HEAD") == [".gitattributes", "a.yaml", "trap"]
    assert not (repository / "sprung").exists()


def test_a_folder_without_git_is_said(tmp_path: Path) -> None:
    assert not is_repository(tmp_path)
    with pytest.raises(NotARepositoryError, match="不在 git 仓库里"):
        changed_since(tmp_path, "HEAD")


def test_a_machine_without_git_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitMissingError, match="找不到 git 程序"):
        changed_since(tmp_path, "HEAD")


def test_a_hook_around_us_does_not_lead_to_another_repository(
    repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path_factory.mktemp("other")
    monkeypatch.setenv("GIT_DIR", str(repository / ".git"))
    assert not is_repository(other)


def test_settings_and_version(repository: Path) -> None:
    _git(repository, "config", "core.fsync", "all")
    assert setting(repository, "core.fsync") == "all"
    assert setting(repository, "core.nothing") == ""
    assert version()[0].isdigit()


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def _commit(folder: Path) -> None:
    _git(folder, "add", "-A")
    _git(folder, "commit", "-q", "-m", "x")
