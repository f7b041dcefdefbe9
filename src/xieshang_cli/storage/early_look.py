"""A look at the folder that begins before the command is loaded: on another core, it costs nobody any time.

It serves the first index that is opened, if that is soon. It is given up when the process is about to write, which
the index must see, and when it has become old, as while somebody answers questions.
"""

import time
from pathlib import Path

from xieshang_cli.storage.layout import root_of
from xieshang_cli.storage.listing import Look

SOON_SECONDS = 2.0


def begin(start: Path | str) -> None:
    """Begin to look at the archive that a folder lies in, if there is one and it is large."""
    root = root_of(start)
    if root is not None:
        look = Look(root)
        if look.finders:
            _begun[root] = time.monotonic(), look


def look_at(root: Path) -> Look:
    """Give the look at an archive that has begun, or begin one now. To be closed by the caller."""
    when, look = _begun.pop(root, (0.0, None))
    if look is not None and time.monotonic() - when < SOON_SECONDS:
        return look
    if look is not None:
        look.close()
    return Look(root)


def give_up() -> None:
    """Forget the look that nobody has asked for."""
    while _begun:
        _root, (_when, look) = _begun.popitem()
        look.close()


# Private from here on.

_begun: dict[Path, tuple[float, Look]] = {}
