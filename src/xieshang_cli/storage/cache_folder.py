"""The folder `.xieshang/`: index and lock, made when needed, ignored by git, safe to delete."""

import errno
import os
from contextlib import suppress
from pathlib import Path

from xieshang_cli.storage.layout import CACHE

_README = """这是 xieshang 的缓存（索引和锁），可以随时删除，不要放进 git。
This is a cache of xieshang (index and lock). Delete it at any time; keep it out of git.
"""


def cache_folder(root: Path) -> Path | None:
    """Give the folder, made if it is not there; None where nothing can be written."""
    try:
        return made_cache_folder(root)
    except OSError:
        return None


def made_cache_folder(root: Path) -> Path:
    """Give the folder, made if it is not there. Raises OSError where it cannot be."""
    folder = root / CACHE
    if folder.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(folder))
    folder.mkdir(exist_ok=True)
    for name, text in (("README", _README), (".gitignore", "*\n")):
        # Nothing depends on them now; whoever was stopped, or had no room, left an empty file to the next.
        with suppress(OSError):
            _write_unless_there(folder / name, text)
    return folder


def write_here(file: Path, text: str) -> None:
    """Write a small file of the cache, and never what a link of its name leads to."""
    with os.fdopen(os.open(file, _FLAGS, 0o644), "wb") as opened:
        opened.write(text.encode())


# Private from here on.

_FLAGS = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_TRUNC
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def _write_unless_there(file: Path, text: str) -> None:
    try:
        is_there = file.lstat().st_size > 0
    except FileNotFoundError:
        is_there = False
    if not is_there:
        write_here(file, text)
