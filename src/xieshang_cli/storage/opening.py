"""Finding the archive, or the federation of archives, that a folder lies in."""

from pathlib import Path
from typing import TYPE_CHECKING

from xieshang_cli.deferred import deferred
from xieshang_cli.errors import SurroundingsError
from xieshang_cli.language import _
from xieshang_cli.storage.archive import Archive
from xieshang_cli.storage.entries import Progress
from xieshang_cli.storage.layout import MARKER, root_of

if TYPE_CHECKING:
    from xieshang_cli.storage import federation
else:
    # Most archives stand alone.
    federation = deferred("xieshang_cli.storage.federation")

_MOST_BYTES = 65536


class NoArchiveError(SurroundingsError):
    """There is no archive here."""

    code = "no_archive"

    def __init__(self, start: Path) -> None:
        super().__init__(
            _("{start} 和它的上级文件夹里没有档案库（没有 xieshang.yaml）。").format(start=start),
            hint=_("先进入档案库，或用 -C 指明；新建用 xieshang init 文件夹 --division 县区代码。"),
        )


def open_archive(start: Path, *, command: str = "", progress: Progress | None = None) -> Archive:
    """Open the archive or federation that `start` lies in, walking up. Raises `NoArchiveError`."""
    root = root_of(start)
    if root is None:
        raise NoArchiveError(start)
    kind = federation.Federation if _names_archives(root / MARKER) else Archive
    return kind(root, command=command, progress=progress)


def _names_archives(marker: Path) -> bool:
    """Whether the file has the key of a federation; what else is in it is read with more care later."""
    try:
        with marker.open("rb") as file:
            lines = file.read(_MOST_BYTES).splitlines()
    except OSError:
        return False
    return any(line.startswith(b"federation:") for line in lines)
