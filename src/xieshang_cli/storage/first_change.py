"""The first change a look comes upon, while it is under way: so that what reads files can be loaded meanwhile."""

import time
from collections.abc import Callable, Sequence

from xieshang_cli.storage.layout import Stamp
from xieshang_cli.storage.listing import Finder, Listing, differing_lines, is_text, read_line

HasChanged = Callable[[str, Stamp], bool]


def first_change(finders: Sequence[Finder], before: Listing, has_changed: HasChanged) -> str | None:
    """Give a file that `has_changed`, as soon as a finder writes its line; None when they end without one.

    It hints at what will be needed, no more: what was deleted is not noticed, nor what comes at the very end, nor what
    has a name that is no text.
    """
    followers = [_Follower(finder, before) for finder in finders]
    while any(finder.is_under_way for finder in finders):
        for follower in followers:
            for path, stamp in follower.differing():
                if has_changed(path, stamp):
                    return path
        time.sleep(_PAUSE_SECONDS)
    return None


# Private from here on.

_PAUSE_SECONDS = 0.005


class _Follower:
    """Compares what one finder writes with the listing of last time, part by part."""

    def __init__(self, finder: Finder, before: Listing) -> None:
        self._finder = finder
        self._before = before.raw
        self._offset = 0
        self._place: int | None = None

    def differing(self) -> list[tuple[str, Stamp]]:
        """Give the files of the lines written since that do not stand in the same part of the earlier listing."""
        written = self._finder.written_from(self._offset)
        new = written[: written.rfind(b"\0") + 1]
        if not new:
            return []
        self._offset += len(new)
        begin = self._place if self._place is not None else _line_of(self._before, new.split(b"\0", 1)[0])
        if self._before.startswith(new, begin):
            self._place = begin + len(new)
            return []
        lines, _gone = differing_lines(new, self._before[begin : begin + len(new)])
        last = new[new.rfind(b"\0", 0, -1) + 1 : -1]
        self._place = _line_of(self._before, last) + len(last) + 1
        return list(map(read_line, filter(is_text, lines)))


def _line_of(listing: bytes, line: bytes) -> int:
    """Give where the line about the same file begins, or 0."""
    found = listing.find(line[line.rfind(b" ") :] + b"\0")
    return listing.rfind(b"\0", 0, found) + 1 if found > 0 else 0
