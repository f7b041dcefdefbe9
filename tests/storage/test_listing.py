import os
import shutil
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.small_archive import TOPIC, make_archive, put, topic, write
from storage.test_index import contents, fresh, settle, titles
from xieshang_cli.storage import listing
from xieshang_cli.storage.database import TICK_NS
from xieshang_cli.storage.index import Index
from xieshang_cli.storage.layout import Stamp, topic_path, walk
from xieshang_cli.storage.listing import FIND, Listing, Look

needs_find = pytest.mark.skipif(
    not (Path(FIND).exists() and hasattr(os, "memfd_create")), reason="there is no GNU find here"
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return make_archive(tmp_path / "archive")


@pytest.fixture
def finders(monkeypatch: pytest.MonkeyPatch) -> list[bytes | None]:
    """Every folder counts as big; the answers of the finders."""
    answers: list[bytes | None] = []
    monkeypatch.setattr(listing, "MANY", 0)
    real = listing._answer

    def noted(*finder: Any) -> bytes | None:
        answers.append(real(*finder))
        return answers[-1]

    monkeypatch.setattr(listing, "_answer", noted)
    return answers


def socket_at(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as place:
        place.bind(str(path))


def nothing(_root: Path) -> None:
    """Leave the folder as it is."""


def looked(root: Path) -> dict[str, Stamp]:
    with Look(root) as look:
        return dict(look.listing)


@needs_find
@pytest.mark.parametrize(
    "odd",
    [
        pytest.param(nothing, id="as it should be"),
        pytest.param(lambda root: write(root, "topics/620302001/2026/.hidden.yaml", b""), id="hidden file"),
        pytest.param(lambda root: write(root, "topics/.hidden/2026/x.yaml", b""), id="hidden folder"),
        pytest.param(lambda root: write(root, "topics/620302001/2026/x.yaml/y.yaml", b""), id="folder for a file"),
        pytest.param(lambda root: write(root, "topics/a/b/c/d/e.yaml", b""), id="too deep"),
        pytest.param(lambda root: write(root, "topics/odd.YAML", b""), id="capitals"),
        pytest.param(lambda root: write(root, "topics/odd.yml", b""), id="another ending"),
        pytest.param(lambda root: write(root, "topics/two words\nand a line\t.yaml", b""), id="blanks"),
        pytest.param(lambda root: write(root, "topics/渠 topics/620302001.yaml", b""), id="a path in a path"),
        pytest.param(lambda root: (root / "topics/link").symlink_to("620302001"), id="link to a folder"),
        pytest.param(lambda root: (root / "topics/link").symlink_to("nowhere"), id="link to nowhere"),
        pytest.param(lambda root: (root / "topics/link.yaml").symlink_to(TOPIC), id="link named like a record"),
        pytest.param(lambda root: os.mkfifo(root / "topics/fifo.yaml"), id="pipe"),
        pytest.param(lambda root: socket_at(root / "topics/s.yaml"), id="socket"),
        pytest.param(lambda root: shutil.rmtree(root / "topics"), id="no topics"),
        pytest.param(lambda root: (root / "xieshang.yaml").unlink(), id="no settings"),
        pytest.param(lambda root: write(root, "supervision", b""), id="file for a folder"),
        pytest.param(lambda root: shutil.move(root / "topics", root / "elsewhere"), id="topics moved"),
        pytest.param(lambda root: os.utime(root / topic_path(TOPIC), ns=(0, -1_750_000_000)), id="before 1970"),
        pytest.param(lambda root: os.utime(root / topic_path(TOPIC), ns=(0, 0)), id="1970"),
        pytest.param(lambda root: os.utime(root / topic_path(TOPIC), ns=(0, 2**33 * 10**9 + 1)), id="after 2106"),
    ],
)
def test_find_sees_what_the_walk_sees(
    archive: Path, odd: Callable[[Path], object], finders: list[bytes | None]
) -> None:
    odd(archive)

    assert looked(archive) == walk(archive)
    assert None not in finders
    assert finders


@needs_find
def test_a_folder_that_is_a_link_is_gone_into_by_neither(archive: Path, finders: list[bytes | None]) -> None:
    shutil.move(archive / "topics", archive.parent / "elsewhere")
    (archive / "topics").symlink_to(archive.parent / "elsewhere")

    assert looked(archive) == walk(archive)
    assert "topics" in looked(archive)


@needs_find
def test_where_find_stumbles_the_walk_says_what_is_wrong(
    archive: Path, finders: list[bytes | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "_WANTED", ("-no-such-test",))

    assert looked(archive) == walk(archive)
    assert None in finders


@needs_find
def test_a_name_that_is_no_text_is_left_to_the_walk(archive: Path, finders: list[bytes | None]) -> None:
    (archive / os.fsdecode(b"topics/\xff\xfe.yaml")).touch()

    assert looked(archive) == walk(archive)
    assert "topics/\\xff\\xfe.yaml" in looked(archive)
    assert None in finders


def test_a_listing_gives_back_what_was_put_in(archive: Path) -> None:
    found = walk(archive)

    assert dict(Listing.of(found)) == found
    assert len(Listing.of(found)) == len(found)


names = st.text("ab /.渠\n", min_size=1, max_size=6)
stamps = st.tuples(st.integers(-(10**19), 10**19), st.integers(0, 10**19), st.integers(0, 9), st.integers(0, 99))
folders = st.dictionaries(names, stamps, max_size=6)


@given(folders, folders)
def test_two_listings_differ_where_two_folders_differ(before: dict[str, Stamp], now: dict[str, Stamp]) -> None:
    new, missing = Listing.of(now).apart_from(Listing.of(before))

    assert new == {path: stamp for path, stamp in now.items() if before.get(path) != stamp}
    assert missing == before.keys() - now.keys()


MANY_FILES = {f"topics/{number:03}.yaml": (number, number, number % 9, 1000 + number) for number in range(60)}


@pytest.mark.parametrize("stride", [1, 7, 40, 200, 5000])
@given(st.lists(st.tuples(st.integers(0, 59), st.sampled_from(["edit", "remove", "add", "move"])), max_size=6))
def test_long_listings_are_compared_by_strides(stride: int, changes: list[tuple[int, str]]) -> None:
    lines = list(MANY_FILES.items())
    for place, change in changes:
        name, stamp = lines.pop(place % len(lines))
        if change == "edit":
            lines.insert(place, (name, (7, *stamp[1:])))
        if change == "add":
            lines.insert(place, (name, stamp))
            lines.append((f"{name} 2", stamp))
        if change == "move":
            lines.append((name, stamp))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(listing, "_STRIDE", stride)
        new, missing = Listing.of(dict(lines)).apart_from(Listing.of(MANY_FILES))
    now = dict(lines)
    assert new == {path: stamp for path, stamp in now.items() if MANY_FILES.get(path) != stamp}
    assert missing == MANY_FILES.keys() - now.keys()


@given(folders, names)
def test_searching_a_listing_gives_what_reading_it_all_gives(found: dict[str, Stamp], path: str) -> None:
    assert Listing.of(found).get(path) == found.get(path)
    assert {path: Listing.of(found)[path] for path in found} == found


def edit(root: Path) -> None:
    put(root, topic(title="改了名"))


@needs_find
@pytest.mark.parametrize("change", [edit, lambda root: (root / topic_path(TOPIC)).unlink(), nothing])
def test_an_index_may_be_looked_after_by_both_walkers_in_turn(
    archive: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "MANY", 0)
    settle(archive)
    monkeypatch.undo()
    change(archive)
    assert contents(Index(archive)) == fresh(archive)

    monkeypatch.setattr(listing, "MANY", 0)

    assert contents(Index(archive)) == fresh(archive)


def test_a_file_that_comes_back_just_as_the_listing_has_it_is_seen(archive: Path) -> None:
    """No file system does this; a clock that is set back to the nanosecond would."""
    settle(archive)
    for position in range(60):  # so that one edit more does not make a new listing
        put(archive, topic(f"620302001-2026-{position:04d}"))
    settle(archive)
    index = Index(archive)
    put(archive, topic(title="改了名"))
    index.refresh()
    assert titles(index)[TOPIC] == "改了名"
    index.connection.execute("UPDATE files SET seen_ns = ?", (time.time_ns() + TICK_NS,))
    listed = Listing(index.connection.execute("SELECT raw FROM listing").fetchone()[0])
    assert listed[topic_path(TOPIC)] != walk(archive)[topic_path(TOPIC)]

    put(archive, topic(title="又改回去"))
    with Look(archive) as look:
        look.listing = Listing.of({**walk(archive), topic_path(TOPIC): listed[topic_path(TOPIC)]})
        doubtful, gone = index.differences(look)

    assert (doubtful, gone) == ([topic_path(TOPIC)], [])


def test_a_file_added_and_gone_again_between_two_listings_leaves_nothing(archive: Path) -> None:
    for position in range(60):
        put(archive, topic(f"620302001-2026-{position:04d}"))
    settle(archive)
    late = "620302001-2026-zzzz"
    put(archive, topic(late))
    assert late in titles(Index(archive))

    (archive / topic_path(late)).unlink()

    assert contents(Index(archive)) == fresh(archive)
