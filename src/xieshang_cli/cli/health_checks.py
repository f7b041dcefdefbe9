"""The single checks of `xieshang doctor`; each looks at one thing and says what to do."""

import os
import platform
import shlex
import zoneinfo
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from xieshang_cli import __version__
from xieshang_cli.errors import SurroundingsError
from xieshang_cli.history import git
from xieshang_cli.language import _
from xieshang_cli.storage import health
from xieshang_cli.storage.archive import Archive
from xieshang_cli.storage.attachment_states import unreferenced
from xieshang_cli.storage.lock import ArchiveLock, ArchiveLockedError

State = Literal["good", "note", "bad"]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. `advice` is a command or a sentence; `items` are what it is about."""

    key: str
    state: State
    text: str
    advice: str = ""
    items: Sequence[str] = ()


def machine_checks() -> list[Check]:
    """Look at the program and the machine."""
    program = _("xieshang {version}，Python {python}，{system}").format(
        version=__version__, python=platform.python_version(), system=platform.system()
    )
    return [Check("program", "good", program), _time_zone(), _git_program()]


def git_checks(root: Path) -> list[Check]:
    """Look at the repository, where there is one."""
    try:
        if not git.is_repository(root):
            text = _("档案库还不在 git 仓库里，改动没有历史")
            return [Check("repository", "note", text, f"git -C {shlex.quote(str(root))} init"), _ignored(root)]
    except git.GitMissingError:
        return [_ignored(root)]
    checks = [Check("repository", "good", _("档案库在 git 仓库里")), _private_in_git(root), _ignored_by_git(root)]
    if not git.setting(root, "user.name"):
        checks.append(Check("git_user", "bad", _("git 没有设用户名"), _('git config --global user.name "姓名"')))
    if git.setting(root, "core.autocrlf") == "true" and not (root / ".gitattributes").exists():
        text = _("git 会改换行符（core.autocrlf），而档案库没有 .gitattributes")
        checks.append(Check("git_newlines", "bad", text, "git config core.autocrlf input"))
    if (root / ".git" / "index.lock").exists():
        text = _("有 git 正在运行，或上次中断留下了 .git/index.lock")
        checks.append(Check("git_lock", "bad", text, _("确认没有 git 在运行之后，删除这个文件。")))
    if "all" not in git.setting(root, "core.fsync").split(","):
        text = _("git 提交后不等数据落盘，断电可能损坏仓库")
        checks.append(Check("git_fsync", "note", text, "git config core.fsync all"))
    return checks


def archive_checks(archive: Archive, today: date, command: str) -> list[Check]:
    """Look at the archive: folder, lock, index, files."""
    root = archive.root
    damaged = health.is_index_damaged(root)
    files, closed = health.look_through(root)
    checks = [
        Check("archive", "good", _("档案库：{root}").format(root=root)),
        _writable(root),
        _lock(root, command),
        _index(archive, damaged=damaged),
        _found(
            "unreadable",
            _("都读得出来"),
            _("读不出来的文件"),
            _unreadable(archive, today),
            "xieshang validate --select FL",
        ),
        _found(
            "strays",
            _("没有放错地方的文件"),
            _("记录文件夹里有不会被读到的文件"),
            health.strays(root, files),
            _("记录以 .yaml 结尾，放在它的文件夹里；别的文件请移走。"),
        ),
        _found(
            "attachments",
            _("attachments/ 里的文件都登记在记录里"),
            _("attachments/ 里有记录没有登记的文件"),
            unreferenced(root, archive.index),
            _("要用的用 xieshang attach 记录 文件 --reference 登记，不要的请移走。"),
        ),
        _found(
            "leftovers",
            _("没有残留的临时文件"),
            _("写到一半时中断留下的临时文件"),
            health.leftovers(files),
            "xieshang doctor --fix",
        ),
        _found(
            "private_modes",
            _("private/ 只有自己能读"),
            _("private/ 里有别人也能读的文件"),
            health.open_private_files(root),
            "xieshang doctor --fix",
        ),
        _found(
            "names",
            _("文件名在各种系统上都能用"),
            _("文件名在 Windows 上不能用，或只有大小写不同"),
            [*health.names_not_on_windows(files), *(" = ".join(group) for group in health.case_collisions(files))],
            _("请改名。"),
        ),
    ]
    if closed:
        advice = _("请它们的拥有者放开权限，再检查一次。")
        checks.append(_found("closed_folders", "", _("没有权限打开的文件夹，里面的没有检查"), closed, advice))
    return checks


def _time_zone() -> Check:
    try:
        zoneinfo.ZoneInfo("Asia/Shanghai")
    except zoneinfo.ZoneInfoNotFoundError:
        return Check("time_zone", "bad", _("缺少时区数据"), "pip install tzdata")
    return Check("time_zone", "good", _("时间一律按北京时间，时区数据齐全"))


def _git_program() -> Check:
    try:
        return Check("git", "good", _("git {version}").format(version=git.version()))
    except git.GitMissingError as error:
        return Check("git", "note", error.message, _("没有 git 也能用，只是没有历史，validate --since 不可用。"))


def _private_in_git(root: Path) -> Check:
    return _found(
        "private_in_git",
        _("git 里没有居民信息"),
        _("居民信息进了 git"),
        [path for path in git.tracked(root, health.PRIVATE) if not path.endswith(".gitignore")],
        "git rm -r --cached private",
    )


def _ignored_by_git(root: Path) -> Check:
    open_to_git = [line for line in health.IGNORED if not git.is_ignored(root, f"{line.strip('/')}/x")]
    return _ignore_check(open_to_git)


def _ignored(root: Path) -> Check:
    return _ignore_check(health.missing_ignores(root))


def _ignore_check(lines: Sequence[str]) -> Check:
    return _found(
        "ignored",
        _("git 不收 private/ 和 .xieshang/"),
        _(".gitignore 里缺少"),
        lines,
        "xieshang doctor --fix",
    )


def _writable(root: Path) -> Check:
    if os.access(root, os.W_OK | os.X_OK):
        return Check("writable", "good", _("文件夹可以写入"))
    return Check("writable", "bad", _("文件夹不能写入"), _("只能查看；要修改请检查权限。"))


def _lock(root: Path, command: str) -> Check:
    try:
        with ArchiveLock(root, timeout=0, command=command):
            return Check("lock", "good", _("没有别的程序在写"))
    except ArchiveLockedError as error:
        return Check("lock", "note", error.message, error.hint)
    except SurroundingsError as error:
        return Check("lock", "bad", error.message, error.hint)


def _index(archive: Archive, *, damaged: bool) -> Check:
    files = archive.index.size
    if damaged:
        return Check("index", "note", _("索引坏了，已经重建：{n} 个文件").format(n=files))
    return Check("index", "good", _("索引完好：{n} 个文件").format(n=files))


def _unreadable(archive: Archive, today: date) -> list[str]:
    found = archive.index.unreadable(today)
    first = {finding.path: finding for finding in reversed(found)}
    return [f"{path}: {finding.code} {finding.message}" for path, finding in sorted(first.items())]


def _found(key: str, good: str, bad: str, items: Sequence[str], advice: str) -> Check:
    if not items:
        return Check(key, "good", good)
    return Check(key, "bad", _("{fault}：{n} 个").format(fault=bad, n=len(items)), advice, items)
