"""The files of a new archive, all or none, into a folder that holds none of them."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.base import Record
from xieshang_cli.storage.atomic import NotCertainError, WriteFailedError, write_atomically
from xieshang_cli.storage.layout import MARKER, kind_of
from xieshang_cli.storage.reading import MODELS
from xieshang_cli.storage.shapes import shape_of
from xieshang_cli.storage.writing import require_readable
from xieshang_cli.storage.yaml_write import dump


class ArchiveThereError(RefusedError):
    """There is an archive already."""

    code = "taken"

    def __init__(self, root: Path) -> None:
        super().__init__(
            _("{root} 已经是档案库（有 xieshang.yaml），不会覆盖。").format(root=root),
            hint=_("换一个文件夹；要看现有的档案库：xieshang status -C {root}").format(root=root),
        )


class FolderNotFreeError(RefusedError):
    """Files stand where those of the archive would be written."""

    code = "taken"

    def __init__(self, root: Path, paths: list[str]) -> None:
        super().__init__(
            _("{root} 里已有 {paths}，不会覆盖。").format(root=root, paths=_("、").join(paths)),
            hint=_("换一个空文件夹。"),
        )


class NotAFolderError(RefusedError):
    """Something that is no folder stands there."""

    code = "taken"

    def __init__(self, root: Path) -> None:
        super().__init__(_("{root} 不是文件夹。").format(root=root))


def found(root: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a new archive, the one that makes it an archive last; a failure leaves nothing behind.

    What an `init` that was killed had written already is as good as written by this one.
    """
    _require_free(root, files)
    for path, data in files.items():
        if kind := kind_of(path):
            require_readable(data, path, MODELS[kind])
    root = root.resolve()
    missing = _missing_folders(root, files)
    written: list[str] = []
    try:
        for path in sorted(files, key=lambda path: path == MARKER):
            if not _is_written(root / path, files[path]):
                written.append(path)  # before: whoever presses Ctrl-C does so also in between
                write_atomically(root / path, files[path], expected=None, root=root)
    except BaseException as problem:
        for path in written:
            with suppress(OSError):
                if _is_written(root / path, files[path]):
                    (root / path).unlink()
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(problem, NotCertainError):  # of one among several: none is there now
            raise WriteFailedError(problem.path, problem.problem) from problem
        raise


def record_file(record: Record, comment: str = "") -> bytes:
    """Give the content of a new record file, with a comment on top."""
    lines = "".join(f"# {line}\n" for line in comment.splitlines())
    return (lines + dump(record.plain(), shape_of(type(record)))).encode()


def _require_free(root: Path, files: Mapping[str, bytes]) -> None:
    if root.is_symlink() or (root.exists() and not root.is_dir()):
        raise NotAFolderError(root)
    if (root / MARKER).exists():
        raise ArchiveThereError(root)
    there = [
        path
        for path, data in files.items()
        if ((root / path).exists() or (root / path).is_symlink()) and not _is_written(root / path, data)
    ]
    blocked = [path for path in files for above in Path(path).parents if (root / above).is_file()]
    if there or blocked:
        raise FolderNotFreeError(root, sorted({*there, *blocked}))


def _is_written(file: Path, data: bytes) -> bool:
    return file.is_file() and not file.is_symlink() and file.read_bytes() == data


def _missing_folders(root: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Give the folders that are not there yet, innermost first."""
    needed = {above for path in files for above in (root / path).parents}
    return sorted((folder for folder in needed if not folder.exists()), key=lambda folder: -len(folder.parts))
