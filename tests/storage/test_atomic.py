"""Writing one file: whole or not at all, in the right order, with the exact sentences."""

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from xieshang_cli.errors import SurroundingsError
from xieshang_cli.storage import atomic
from xieshang_cli.storage.atomic import write_atomically


def failure(kind: int) -> Callable[..., int]:
    def fail(*_arguments: object, **_options: object) -> int:
        raise OSError(kind, os.strerror(kind))

    return fail


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if path.name.endswith(".tmp")]


def test_a_new_file_in_new_folders(tmp_path: Path) -> None:
    file = tmp_path / "topics" / "620302001" / "a.yaml"
    write_atomically(file, b"a: 1\n", expected=None, root=tmp_path)
    umask = os.umask(0o022)
    os.umask(umask)
    assert file.read_bytes() == b"a: 1\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o644 & ~umask
    assert names(file.parent) == ["a.yaml"]


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_atomically(file, b"new", expected=b"old", root=tmp_path)
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o640)


def test_a_private_file_is_never_readable_by_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    modes: list[int] = []
    real = os.write

    def write(descriptor: int, data: bytes) -> int:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)
    write_atomically(tmp_path / "p.yaml", b"x", expected=None, root=tmp_path, mode=0o600)
    assert modes == [0o600]
    assert stat.S_IMODE((tmp_path / "p.yaml").stat().st_mode) == 0o600


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data[:3])))
    write_atomically(tmp_path / "a.yaml", b"0123456789", expected=None, root=tmp_path)
    assert (tmp_path / "a.yaml").read_bytes() == b"0123456789"


def test_the_order_of_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    for name in ("write", "fsync"):
        monkeypatch.setattr(os, name, _noting(steps, name, getattr(os, name)))
    monkeypatch.setattr(atomic, "_require_expected", _noting(steps, "check", atomic._require_expected))
    monkeypatch.setattr(Path, "replace", _noting(steps, "rename", Path.replace))
    monkeypatch.setattr(atomic, "sync_folder", _noting(steps, "folder", atomic.sync_folder))
    file = tmp_path / "a" / "b" / "c.yaml"
    write_atomically(file, b"1", expected=None, root=tmp_path)
    # The folder of the file, and those that got a new folder.
    assert steps == ["write", "fsync", "check"] + ["folder", "fsync"] * 3
    steps.clear()
    write_atomically(file, b"2", expected=b"1", root=tmp_path)
    assert steps == ["write", "fsync", "check", "rename", "folder", "fsync"]


def _noting(steps: list[str], name: str, real: Callable[..., object]) -> Callable[..., object]:
    def noted(*arguments: object, **options: object) -> object:
        steps.append(name)
        return real(*arguments, **options)

    return noted


def refusal(tmp_path: Path, file: Path, expected: bytes | None, data: bytes = b"new") -> str:
    with pytest.raises(SurroundingsError) as caught:
        write_atomically(file, data, expected=expected, root=tmp_path)
    assert leftovers(tmp_path) == []
    assert caught.value.exit_code == 5
    return caught.value.message


def test_what_changed_underneath_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"theirs")
    sentence = f"没有写入 {file}：读取之后被别的程序改过"
    assert refusal(tmp_path, file, b"old") == sentence
    assert file.read_bytes() == b"theirs"
    file.unlink()
    assert refusal(tmp_path, file, b"old") == sentence
    assert not file.exists()


def test_a_new_file_never_overwrites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"theirs")
    sentence = f"没有写入 {file}：已经有这个文件，不会覆盖"
    assert refusal(tmp_path, file, None) == sentence
    # Also when it appears after the check.
    monkeypatch.setattr(atomic, "_require_expected", lambda _path, _expected: None)
    assert refusal(tmp_path, file, None) == sentence
    assert file.read_bytes() == b"theirs"


def test_without_hard_links_a_new_file_is_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", failure(errno.ENOTSUP))
    write_atomically(tmp_path / "a.yaml", b"1", expected=None, root=tmp_path)
    assert names(tmp_path) == ["a.yaml"]


@pytest.mark.parametrize(
    ("function", "kind", "reason"),
    [
        ("write", errno.ENOSPC, "磁盘已满"),
        ("write", errno.EDQUOT, "磁盘配额已用完"),
        ("fsync", errno.EIO, "磁盘读写出错"),
        ("open", errno.EROFS, "磁盘是只读的"),
        ("open", errno.EACCES, "没有写入这个文件夹的权限"),
        ("open", errno.EPERM, "没有写入这个文件夹的权限"),
        ("write", errno.EBADF, "系统报告“Bad file descriptor”"),
    ],
)
def test_before_the_rename_nothing_has_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, kind: int, reason: str
) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, function, failure(kind))
    with pytest.raises(SurroundingsError) as caught:
        write_atomically(file, b"new", expected=b"old", root=tmp_path)
    monkeypatch.undo()
    assert caught.value.message == f"没有写入 {file}：{reason}"
    assert caught.value.hint == "原来的内容没有变。排除后再试。"
    assert names(tmp_path) == ["a.yaml"]
    assert file.read_bytes() == b"old"


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    file = tmp_path / ("甲" * 100)
    assert refusal(tmp_path, file, None) == f"没有写入 {file}：文件名太长"


def test_after_the_rename_the_file_is_written_and_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    monkeypatch.setattr(atomic, "sync_folder", failure(errno.EIO))
    with pytest.raises(SurroundingsError) as caught:
        write_atomically(file, b"new", expected=b"old", root=tmp_path)
    assert caught.value.message == f"{file} 已经写入，但不能确定断电后还在：文件夹同步失败（磁盘读写出错）"
    assert file.read_bytes() == b"new"
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("where", ["write", "fsync"])
def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str) -> None:
    def interrupt(*_arguments: object) -> int:
        raise KeyboardInterrupt

    file = tmp_path / "a.yaml"
    file.write_bytes(b"old")
    monkeypatch.setattr(os, where, interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_atomically(file, b"new", expected=b"old", root=tmp_path)
    assert names(tmp_path) == ["a.yaml"]
    assert file.read_bytes() == b"old"


def test_a_path_must_not_lead_through_a_link_or_out_of_the_archive(tmp_path: Path) -> None:
    root, outside = tmp_path / "archive", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "b.yaml").write_bytes(b"old")
    (root / "linked").symlink_to(outside)
    (root / "b.yaml").symlink_to(outside / "b.yaml")
    (root / "folder").mkdir()
    words = "不是档案库里的普通文件夹或文件（可能是符号链接）"
    for file, at in [
        (root / "linked" / "a.yaml", root / "linked"),
        (root / "b.yaml", root / "b.yaml"),
        (root / "folder", root / "folder"),
        (outside / "a.yaml", outside / "a.yaml"),
        (root / ".." / "outside" / "a.yaml", root / ".." / "outside" / "a.yaml"),
        (root, root),
    ]:
        assert refusal(root, file, None) == f"没有写入 {file}：{at} {words}"
    assert names(outside) == ["b.yaml"]
    assert (outside / "b.yaml").read_bytes() == b"old"
