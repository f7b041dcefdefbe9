"""Which record files this process has saved so far: what somebody who stops it wants to know."""

from pathlib import Path

_BEFOREHAND = {"private", "attachments", ".xieshang"}
_begun: dict[Path, int] = {}


def note_saving(path: Path, root: Path, data: bytes) -> None:
    """Note that the file is about to get this content under its name; whether it did shows in the file.

    What is private, and a copy of evidence, is written before the record that needs it: nothing is done by that.
    """
    if path.relative_to(root).parts[0] not in _BEFOREHAND:
        _begun[path] = hash(data)


def forget_saved() -> None:
    """Begin anew: what was saved is of an earlier command."""
    _begun.clear()


def saved() -> list[Path]:
    """Give the files in the order they were saved; those that were taken away again are not there."""
    return [path for path, content in _begun.items() if _holds(path, content)]


def _holds(path: Path, content: int) -> bool:
    try:
        return hash(path.read_bytes()) == content
    except OSError:
        return False
