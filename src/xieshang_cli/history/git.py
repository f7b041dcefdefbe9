"""What git knows of an archive, asked of the git program; nothing here changes a repository."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from xieshang_cli.errors import SurroundingsError, UsageError
from xieshang_cli.language import _

_SECONDS = 60
# A repository may come from anywhere: nothing it configures is run, and every path comes out as it is.
_SAFE = (
    "-c", "core.quotepath=false",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "diff.external=",
    "--no-pager",
)  # fmt: skip


class GitMissingError(SurroundingsError):
    """There is no git program."""

    code = "git_missing"

    def __init__(self) -> None:
        super().__init__(_("找不到 git 程序。"), hint=_("先安装 git，再执行一次这条命令。"))


class NotARepositoryError(SurroundingsError):
    """git does not keep this folder."""

    code = "no_repository"

    def __init__(self, folder: Path) -> None:
        super().__init__(
            _("{folder} 不在 git 仓库里。").format(folder=folder), hint=_("在档案库里运行 git init 可建立仓库。")
        )


class UnknownRevisionError(UsageError):
    """git knows no such revision."""

    code = "unknown_revision"

    def __init__(self, revision: str) -> None:
        super().__init__(
            _("git 里没有“{revision}”这个版本。").format(revision=revision),
            hint=_("例如 HEAD、HEAD~3、main，或提交号的开头几位；git log --oneline 可看。"),
        )


class GitFailedError(SurroundingsError):
    """git refused or took too long."""

    code = "git_failed"

    def __init__(self, said: str) -> None:
        super().__init__(_("git 出错：{said}").format(said=said or _("没有说明原因")))


def changed_since(root: Path, revision: str) -> list[str]:
    """Give the paths below `root` whose content differs from `revision`, new files not known to git among them."""
    require_repository(root)
    commit = _commit(root, revision)
    differing = _paths(_git(root, "diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv",
                            "--relative", commit, "--", "."))  # fmt: skip
    return sorted({*differing, *untracked(root)})


def untracked(root: Path) -> list[str]:
    """Give the paths of files that git does not know and does not ignore."""
    return _paths(_git(root, "ls-files", "-z", "--others", "--exclude-standard", "--", "."))


def tracked(root: Path, folder: str) -> list[str]:
    """Give the paths below a folder of the archive that git keeps."""
    return _paths(_git(root, "ls-files", "-z", "--", folder))


def is_ignored(root: Path, path: str) -> bool:
    """Whether git would pass the path over, tracked or not."""
    return _run(root, "check-ignore", "-q", "--no-index", "--", path).returncode == 0


def setting(root: Path, name: str) -> str:
    """Give a setting of git here, "" when it is not set."""
    return _run(root, "config", "--get", name).stdout.decode("utf-8", "replace").strip()


def version() -> str:
    """Give the version of the git program. Raises `GitMissingError`."""
    return _run(Path.cwd(), "--version").stdout.decode("utf-8", "replace").strip().removeprefix("git version ")


def is_repository(root: Path) -> bool:
    """Whether git keeps this folder. Raises `GitMissingError`."""
    return _run(root, "rev-parse", "--is-inside-work-tree").stdout.strip() == b"true"


def require_repository(root: Path) -> None:
    """Insist that git keeps this folder."""
    if not is_repository(root):
        raise NotARepositoryError(root)


# Private from here on.


def _commit(root: Path, revision: str) -> str:
    # What begins with a dash would be taken for an option, also where git documents an end of options.
    if revision.startswith("-") or not revision.strip():
        raise UnknownRevisionError(revision)
    found = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if found.returncode:
        raise UnknownRevisionError(revision)
    return found.stdout.decode("ascii", "replace").strip()


def _git(root: Path, *arguments: str) -> bytes:
    done = _run(root, "--literal-pathspecs", *arguments)
    if done.returncode:
        raise GitFailedError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = ["git", *_SAFE, *arguments]
    try:
        return subprocess.run(
            command,
            cwd=root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            env=_surroundings(),
        )
    except FileNotFoundError:
        raise GitMissingError from None
    except subprocess.TimeoutExpired:
        raise GitFailedError(_("{seconds} 秒没有答复").format(seconds=_SECONDS)) from None


def _surroundings() -> dict[str, str]:
    """Give the environment without what a hook around us may have set, which would lead git to another repository."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def _paths(output: bytes) -> list[str]:
    names: Sequence[bytes] = output.split(b"\0")
    return [PurePosixPath(os.fsdecode(name)).as_posix() for name in names if name]
