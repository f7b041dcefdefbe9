import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.storage.first_change import first_change
from xieshang_cli.storage.layout import Stamp
from xieshang_cli.storage.listing import Finder, Listing

pytestmark = pytest.mark.skipif(not hasattr(os, "memfd_create"), reason="there are no files in memory here")

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
FILES: dict[str, Stamp] = {f"topics/{number:03} x.yaml": (number, number, number % 9, 1000) for number in range(300)}
BEFORE = Listing.of(FILES)


@pytest.fixture(scope="module")
def waiting() -> Iterator[subprocess.Popen[bytes]]:
    """A process that does nothing, for longer than any of these tests takes."""
    with subprocess.Popen(SLEEP) as process:
        yield process
        process.kill()


@contextmanager
def finder(process: subprocess.Popen[bytes]) -> Iterator[Finder]:
    answer = os.memfd_create("test")
    try:
        yield Finder(process, answer)
    finally:
        os.close(answer)


def is_news(path: str, stamp: Stamp) -> bool:
    return FILES.get(path) != stamp


@given(
    st.lists(st.tuples(st.integers(0, 299), st.sampled_from(["edit", "grow", "add", "remove"])), min_size=1, max_size=5)
)
def test_a_changed_file_is_named_before_the_finder_has_ended(
    waiting: subprocess.Popen[bytes], changes: list[tuple[int, str]]
) -> None:
    lines = list(FILES.items())
    for place, change in changes:
        name, stamp = lines.pop(place % len(lines))
        if change != "remove":
            lines.insert(place % len(lines), (name, stamp))
        if change in {"edit", "grow"}:
            lines[place % len(lines)] = (name, (9, 9, 9 if change == "edit" else 12345, 1000))
        if change == "add":
            lines.insert(place % len(lines), (f"topics/{place} new.yaml", stamp))
    now = dict(lines)
    changed = {path for path, stamp in now.items() if is_news(path, stamp)}
    with finder(waiting) as found:
        os.write(found.answer, Listing.of(now).raw)
        if changed:
            assert first_change([found], BEFORE, is_news) in changed


def test_lines_are_read_as_they_come(waiting: subprocess.Popen[bytes]) -> None:
    raw = Listing.of(FILES | {"topics/222 x.yaml": (7, 7, 7, 7)}).raw
    with finder(waiting) as found:
        os.write(found.answer, raw[:1000])
        later = threading.Timer(0.1, lambda: os.write(found.answer, raw[1000:]))
        later.start()
        assert first_change([found], BEFORE, is_news) == "topics/222 x.yaml"
        later.join()


def test_a_name_that_is_no_text_is_left_to_the_walk(waiting: subprocess.Popen[bytes]) -> None:
    def is_told(path: str, _stamp: Stamp) -> bool:
        return bool(path.encode())

    with finder(waiting) as found:
        os.write(found.answer, Listing.of({"topics/\udcff.yaml": (7, 7, 7, 7)}).raw)
        later = threading.Timer(0.1, lambda: os.write(found.answer, Listing.of({"topics/x.yaml": (7, 7, 7, 7)}).raw))
        later.start()
        assert first_change([found], BEFORE, is_told) == "topics/x.yaml"
        later.join()


@pytest.mark.parametrize("files", [FILES, FILES | {"topics/007 x.yaml": (5, 5, 5, 5)}])
def test_nothing_is_named_when_what_differs_from_the_listing_is_known(files: dict[str, Stamp]) -> None:
    with (
        subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process,
        finder(process) as found,
    ):
        os.write(found.answer, Listing.of(files).raw)
        threading.Timer(0.2, process.kill).start()
        assert first_change([found], BEFORE, lambda path, stamp: files[path] != stamp) is None
