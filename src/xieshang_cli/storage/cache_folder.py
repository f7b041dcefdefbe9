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


def _write_unless_there(file: Path, text: str) -> None:
    try:
        is_there = file.stat().st_size > 0
    except FileNotFoundError:
        is_there = False
    if not is_there:
        file.write_text(text, encoding="utf-8")
