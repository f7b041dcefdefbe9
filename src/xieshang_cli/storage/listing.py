"""What stands in the folder, seen by the quickest walker there is, and told apart from what stood there before.

A stamp takes Python 4 µs a file, `find` 2 µs on every core, and a listing that is word for word the one of last time
needs no further look. It is the same look either way: every file is asked for its stamp, nobody's memory is believed.
"""

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

from xieshang_cli.storage.layout import ENDING, MARKER, RECORD_FOLDERS, Stamp, stamp_of, walk

if TYPE_CHECKING:
    from subprocess import Popen

FIND = "/usr/bin/find"
MANY = 100
"""From so many stations with topics on, starting other processes pays."""

SHARES = 2
"""So many processes walk each large folder: when one is done before the others, the next has its core."""

FEW = 200
"""So many single questions are answered by searching the listing, before all of it is read."""


class Listing(Mapping[str, Stamp]):
    """Record files with their stamps, one line of bytes a file; a line is read only when something asks for it.

    A line is `mtime ctime size inode path`, times as seconds with ten decimals, and a NUL ends it.
    """

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._searches = 0

    @classmethod
    def of(cls, stamps: Mapping[str, Stamp]) -> "Listing":
        """Write a listing."""
        return cls(b"".join(_line(path, stamp) for path, stamp in stamps.items()))

    def apart_from(self, before: "Listing") -> tuple[dict[str, Stamp], set[str]]:
        """Give the files whose line `before` does not have, with their stamps, and those that only `before` names."""
        if self.raw == before.raw:
            return {}, set()
        if not before.raw:
            return dict(self._all), set()
        lines, earlier = differing_lines(self.raw, before.raw)
        new = dict(map(read_line, lines))
        return new, {read_line(line)[0] for line in earlier} - new.keys()

    def __getitem__(self, path: str) -> Stamp:
        self._searches += 1
        if self._searches > FEW or "_all" in self.__dict__:
            return self._all[path]
        return self._search(path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return self.raw.count(b"\0")

    @cached_property
    def _all(self) -> dict[str, Stamp]:
        return dict(map(read_line, self.raw.split(b"\0")[:-1]))

    def _search(self, path: str) -> Stamp:
        wanted = b" %s\0" % os.fsencode(path)
        place = self.raw.find(wanted)
        while place >= 0:
            # The end of another file's name may look like a name.
            name, stamp = read_line(self.raw[self.raw.rfind(b"\0", 0, place) + 1 : place + len(wanted) - 1])
            if name == path:
                return stamp
            place = self.raw.find(wanted, place + 1)
        raise KeyError(path)


def read_line(line: bytes) -> tuple[str, Stamp]:
    """Give the path and the stamp that a line states; without the NUL at its end."""
    modified, changed, size, inode, path = line.split(b" ", 4)
    return os.fsdecode(path), (_nanoseconds(modified), _nanoseconds(changed), int(size), int(inode))


def is_text(found: bytes) -> bool:
    """Whether every name is: one that is not goes by another (`layout.legible`)."""
    try:
        found.decode()
    except UnicodeDecodeError:
        return False
    return True


_STRIDE = 1 << 12


def differing_lines(now: bytes, before: bytes) -> tuple[set[bytes], set[bytes]]:
    """Give the lines that only one of two listings has; where both are alike they are compared as bytes, by strides."""
    new, gone = set[bytes](), set[bytes]()
    here = there = 0
    while here < len(now) or there < len(before):
        if now[here : here + _STRIDE] == before[there : there + _STRIDE]:
            here, there = here + _STRIDE, there + _STRIDE
            continue
        begin, begun = now.rfind(b"\0", 0, here) + 1, before.rfind(b"\0", 0, there) + 1
        here, there = _alike_again(now, here, before, begun)
        new.update(now[begin:here].split(b"\0"))
        gone.update(before[begun:there].split(b"\0"))
    both = new & gone | {b""}
    return new - both, gone - both


class Finder(NamedTuple):
    """A process that walks a part of the folder, and the file in memory that it writes lines into."""

    process: "Popen[bytes]"
    answer: int

    @property
    def is_under_way(self) -> bool:
        """Whether more lines may come."""
        return self.process.poll() is None

    def written_from(self, offset: int) -> bytes:
        """Give what it has written so far, from an offset on."""
        parts: list[bytes] = []
        size = os.fstat(self.answer).st_size
        while offset < size and (part := os.pread(self.answer, size - offset, offset)):
            parts.append(part)
            offset += len(part)
        return b"".join(parts)


class Look:
    """A look at the folder, under way from the moment it is made: a big one by other processes."""

    def __init__(self, root: Path) -> None:
        """Begin to look."""
        self._root = root
        self.finders: list[Finder] = []
        if hasattr(os, "memfd_create") and _stations_with_topics(root) >= MANY and Path(FIND).exists():
            self._start_finders()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_problem: object) -> None:
        self.close()

    def close(self) -> None:
        """End it, whether it has found everything or not."""
        for process, answer in self.finders:
            os.close(answer)
            process.kill()
            process.wait()

    @cached_property
    def listing(self) -> Listing:
        """What was found, waited for. Where `find` stumbles over anything we look ourselves, and say what it is."""
        found = [_answer(finder) for finder in self.finders]
        if not found or None in found:
            return Listing.of(walk(self._root))
        marker = self._root / MARKER
        head = Listing.of({MARKER: stamp_of(marker.lstat())} if os.path.lexists(marker) else {})
        return Listing(b"".join((head.raw, *filter(None, found))))

    def _start_finders(self) -> None:
        try:
            for part in _parts(self._root):
                self.finders.append(_finder(self._root, part))
        except OSError:  # no more processes, or too many names for one: we look ourselves
            self.close()
            self.finders.clear()


# Private from here on.

# What `layout.walk` takes: nothing hidden; links, and all that ends like a record, without going into it.
_WANTED = (
    "-name", ".*", "-prune", "-o",
    "(", "-name", f"*{ENDING}", "-o", "-type", "l", ")", "-prune", "-printf", r"%T@ %C@ %s %i %p\0",
)  # fmt: skip


_BY_STATION = frozenset({"topics", "sessions"})


def _stations_with_topics(root: Path) -> int:
    try:
        return sum(1 for _entry in (root / "topics").iterdir())
    except OSError:  # `layout.walk` tells what is wrong with it
        return 0


def _parts(root: Path) -> list[list[str]]:
    """Divide what is to be walked: folders by station, in an order that does not depend on how many share them."""
    parts: list[list[str]] = []
    rest: list[str] = []
    for folder in sorted(folder for folder in RECORD_FOLDERS if os.path.lexists(root / folder)):
        if folder in _BY_STATION and (root / folder).is_dir() and not (root / folder).is_symlink():
            stations = sorted(f"{folder}/{entry.name}" for entry in (root / folder).iterdir())
            share = len(stations) // SHARES + 1
            parts += [stations[begin : begin + share] for begin in range(0, len(stations), share)]
        else:
            rest.append(folder)
    return [*parts, rest] if rest else parts


def _finder(root: Path, folders: list[str]) -> Finder:
    import subprocess  # noqa: PLC0415 - only a big folder needs other processes

    answer = os.memfd_create("xieshang-look")
    try:
        process = subprocess.Popen(
            [FIND, "-P", *folders, *_WANTED],
            cwd=root,
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=subprocess.DEVNULL,
            env={"LC_ALL": "C"},  # bytes are bytes: elsewhere a name that is no text matches nothing
        )
    except OSError:
        os.close(answer)
        raise
    return Finder(process, answer)


def _answer(finder: Finder) -> bytes | None:
    """Give what a finder wrote, None when it met with anything out of the ordinary."""
    if finder.process.wait():
        return None
    found = finder.written_from(0)
    return found if found.isascii() or is_text(found) else None


def _alike_again(now: bytes, here: int, before: bytes, begun: int) -> tuple[int, int]:
    """Give the beginning of a line some strides on, and where the same line stands in the other; else both ends."""
    stride = _STRIDE
    while (end := now.find(b"\0", here + stride)) >= 0:
        line = now[end : now.find(b"\0", end + 1) + 1]
        found = before.find(line, begun) if len(line) > 1 else -1
        if found >= 0:
            return end + 1, found + 1
        stride *= 2
    return len(now), len(before)


def _line(path: str, stamp: Stamp) -> bytes:
    modified, changed, size, inode = stamp
    return b"%s %s %d %d %s\0" % (_seconds(modified), _seconds(changed), size, inode, os.fsencode(path))


def _seconds(nanoseconds: int) -> bytes:
    # As `find` writes it: what one walker saw is then mostly word for word what another sees.
    return b"%d.%09d0" % divmod(nanoseconds, 1_000_000_000)


def _nanoseconds(seconds: bytes) -> int:
    whole, _, fraction = seconds.partition(b".")
    return int(whole) * 1_000_000_000 + int(fraction[:9].ljust(9, b"0"))
