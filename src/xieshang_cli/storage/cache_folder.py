"""The folder `.xieshang/`: index and lock, made when needed, ignored by git, safe to delete."""

from pathlib import Path

from xieshang_cli.storage.layout import CACHE

_README = """这是 xieshang 的缓存（索引和锁），可以随时删除，不要放进 git。
This is a cache of xieshang (index and lock). Delete it at any time; keep it out of git.
"""


def cache_folder(root: Path) -> Path | None:
    """Give the folder, made if it is not there; None where nothing can be written."""
    folder = root / CACHE
    if folder.is_symlink():
        return None
    try:
        folder.mkdir(exist_ok=True)
        for name, text in (("README", _README), (".gitignore", "*\n")):
            if not (folder / name).exists():
                (folder / name).write_text(text, encoding="utf-8")
    except OSError:
        return None
    return folder
