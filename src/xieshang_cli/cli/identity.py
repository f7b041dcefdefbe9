"""Who sits at the keyboard: git's user, else the user of the operating system."""

from pathlib import Path

_SECONDS_FOR_GIT = 5


def current_actor(folder: Path) -> str:
    """Give the name git would sign with in `folder`, else the login name."""
    import subprocess  # noqa: PLC0415 - only commands that write ask who types

    try:
        answer = subprocess.run(
            ["git", "config", "user.name"],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS_FOR_GIT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return _login_name()
    return answer.stdout.decode("utf-8", "replace").strip() or _login_name()


def _login_name() -> str:
    import getpass  # noqa: PLC0415 - git mostly knows

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container without a user database; ImportError: Windows without names
        return ""
