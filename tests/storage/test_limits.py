"""Files of any size are refused at once and in little memory, and no command writes what could not be read again."""

import os
import re
import threading
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from cli.trial import Run
from storage.small_archive import OTHER, STATION, TOPIC, make_archive, topic, write
from xieshang_cli.model.request import Request, RequestRegister
from xieshang_cli.model.topic import Topic
from xieshang_cli.storage.canonical import canonical_bytes
from xieshang_cli.storage.layout import topic_path
from xieshang_cli.storage.reading import read_record, read_record_file
from xieshang_cli.storage.screen import MAX_BYTES, FileProblem, read_bytes
from xieshang_cli.storage.shapes import canonical, shape_of
from xieshang_cli.storage.writing import TooMuchError, add, change, change_or_add, path_of

MEBIBYTE = 1024 * 1024
HEAD = canonical(topic())
LONG = [{"id": f"r-000{n}", "findings": "字" * 100_000} for n in range(4)]
"""Each text is as long as one may be, together they are more than a record may hold."""
PLACE = topic_path(TOPIC)
LARGE: dict[str, tuple[Callable[[], bytes], str, tuple[int, int] | None]] = {
    "ten mebibytes": (lambda: b"# " + b"x" * 10 * MEBIBYTE, "FL002", None),
    "100,000 items": (lambda: HEAD + b"events:\n" + b"  - at: x\n" * 90_000, "FL009", (6670, 5)),
    "100,000 items in brackets": (lambda: HEAD + b"x_a: [" + b"a," * 100_000 + b"]\n", "FL009", (7, 79981)),
    "20,001 keys": (lambda: HEAD + b"".join(b"x_%d:\n" % n for n in range(20_001)), "FL009", (20001, 9)),
    "keys that collide": (lambda: HEAD + b"x_a: 1\n" * 50_000, "FL007", (8, 1)),
    "a line of a million characters": (lambda: HEAD + b"x_a: " + b"b" * 1_000_000 + b"\n", "", None),
    "a key of a million characters": (lambda: HEAD + b"x" * 1_000_000 + b": b\n", "FL006", (7, 1000001)),
    "a quoted line that never ends": (lambda: HEAD + b'x_a: "' + b"\\\\" * 450_000, "FL006", (7, 6)),
    "a number of a million digits": (lambda: HEAD.replace(b": 1", b": " + b"9" * 1_000_000, 1), "FL011", (1, 1)),
    "a count of a million digits": (
        lambda: HEAD + b"feedback:\n  surveys:\n    - issued: " + b"9" * 1_000_000 + b"\n", "FL011", (9, 7)),
    "deep in blocks": (lambda: HEAD + b"".join(b" " * n + b"a:\n" for n in range(1400)), "FL009", (39, 33)),
    "deep in brackets": (lambda: HEAD + b"x_a: " + b"[" * 900_000, "FL009", (7, 37)),
    "deep in braces": (lambda: HEAD + b"x_a: " + b"{a: " * 250_000, "FL009", (7, 130)),
    "deep in dashes": (lambda: HEAD + b"x_a:\n  " + b"- " * 500_000, "FL009", (8, 65)),
    "a million empty lines": (lambda: HEAD + b"\n" * 1_000_000, "", None),
    "a million comments": (lambda: HEAD + b"#\n" * 500_000, "", None),
    "a million question marks": (lambda: HEAD + b"? " * 500_000, "FL008", (7, 3)),
    "a million conflict markers": (lambda: HEAD + b"x_a: |\n" + b"  =======\n" * 90_000, "", None),
    "a million colons": (lambda: HEAD + "标题：".encode() * 100_000, "FL006", (7, 3)),
}  # fmt: skip


@pytest.mark.parametrize("what", LARGE)
def test_whatever_is_large_is_read_or_refused_soon_and_in_little_memory(what: str, tmp_path: Path) -> None:
    make, code, place = LARGE[what]
    write(tmp_path, PLACE, make())
    tracemalloc.start()
    began = time.process_time()
    loaded = read_record_file(tmp_path, PLACE)
    took = time.process_time() - began
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    found = [(finding.code, (finding.line, finding.column)) for finding in loaded.findings]
    if not code:
        assert (found, loaded.model is not None) == ([], True)
    else:
        assert [each[0] for each in found[:1]] == [code]
        assert loaded.model is None
        assert place is None or found[0][1] == place
    # Tracing makes it several times slower; without it the slowest takes 0.2 s.
    assert took < 5
    assert most < 50 * MEBIBYTE


def test_a_large_file_is_not_read_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as sparse:
        sparse.truncate(10 * 1024 * MEBIBYTE)

    def never(*_: object) -> bytes:
        raise AssertionError

    monkeypatch.setattr(os, "read", never)
    with pytest.raises(FileProblem) as caught:
        read_bytes(file)
    assert caught.value.values == {"size": 10 * 1024 * MEBIBYTE, "limit": MAX_BYTES}


def test_a_file_that_grows_while_it_is_read_is_read_no_further_than_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "growing.yaml"
    file.write_bytes(b"a: 1\n")
    read = os.read
    asked = []

    def grow(descriptor: int, most: int) -> bytes:
        asked.append(most)
        with file.open("ab") as more:
            more.write(b"#" * 600_000)
        return read(descriptor, most)

    monkeypatch.setattr(os, "read", grow)
    with pytest.raises(FileProblem) as caught:
        read_bytes(file)
    assert (caught.value.code, caught.value.values["size"]) == ("FL002", MAX_BYTES + 1)
    assert len(asked) < 5


@pytest.mark.skipif(not Path("/proc/self/smaps").exists(), reason="no such file system here")
def test_a_file_that_hides_its_size_is_read_no_further_than_the_limit() -> None:
    assert Path("/proc/self/status").stat().st_size == 0
    assert read_bytes(Path("/proc/self/status")).startswith(b"Name:")
    many = [threading.Thread(target=time.sleep, args=(1,)) for _ in range(2)]
    for thread in many:
        thread.start()
    assert len(read_bytes(Path("/proc/self/smaps"))) <= MAX_BYTES
    for thread in many:
        thread.join()


def test_a_new_record_that_could_not_be_read_again_is_not_written(tmp_path: Path) -> None:
    make_archive(tmp_path)
    for facts, reason in (
        ({"research": LONG}, "文件太大：1200"),
        ({"raised": {"affected": ["x"] * 20_000}}, "内容太多：最多 20000 项"),
    ):
        with pytest.raises(TooMuchError) as caught:
            add(tmp_path, [topic("620302001-2026-0001"), topic(OTHER, **facts)], command="")
        assert caught.value.message.startswith(f"没有写入 {topic_path(OTHER)}：{reason}")
        assert sorted(path.name for path in (tmp_path / "topics").rglob("*.yaml")) == [f"{TOPIC}.yaml"]


@pytest.mark.parametrize("layout", ["canonical", "odd"])
def test_a_change_that_could_not_be_read_again_changes_nothing(tmp_path: Path, layout: str) -> None:
    make_archive(tmp_path)
    if layout == "odd":
        write(tmp_path, PLACE, b"# by hand\n{format: 1, id: %s, station: '%s'}\n" % (TOPIC.encode(), STATION.encode()))
    before = (tmp_path / PLACE).read_bytes()
    for facts in ({"research": LONG}, {"raised": {"affected": ["x"] * 20_000}}):
        larger = topic(**facts)
        with pytest.raises(TooMuchError):
            change(tmp_path, PLACE, Topic, partial(_instead, larger), command="")
        assert (tmp_path / PLACE).read_bytes() == before


def _instead(new: Topic, _old: Topic) -> Topic:
    return new


def test_a_register_that_could_not_be_read_again_is_neither_begun_nor_changed(tmp_path: Path) -> None:
    make_archive(tmp_path)
    for year in (2025, 2026):
        fresh = RequestRegister(station=STATION, year=year)
        before = (tmp_path / path_of(fresh)).read_bytes() if year == 2026 else None

        def alter(register: RequestRegister) -> RequestRegister:
            ids = (f"620302001-{register.year}-{n:04d}" for n in range(4000))
            return register.model_copy(update={"requests": tuple(Request(id=one, text="路灯") for one in ids)})

        with pytest.raises(TooMuchError):
            change_or_add(tmp_path, fresh, alter, command="")
        assert ((tmp_path / path_of(fresh)).read_bytes() if before else None) == before
        assert (tmp_path / path_of(fresh)).exists() == bool(before)


def test_canonical_form_larger_than_a_record_may_be_is_refused(tmp_path: Path) -> None:
    data = HEAD + b"x_a: {b: {c: {d: [" + b"'%s', " % (b"1" * 50) * 17_500 + b"]}}}\n"
    assert len(data) < MAX_BYTES
    assert read_record(data, PLACE, Topic).model is not None
    with pytest.raises(FileProblem) as caught:
        canonical_bytes(data, shape_of(Topic))
    assert caught.value.code == "FL002"


def test_the_commands_say_so(archive: Path, xieshang: Run) -> None:
    text = archive.parent / "text.txt"
    text.write_text("字" * 80_000, encoding="utf-8")
    file = next((archive / "topics").rglob("*-6w1v.yaml"))
    for _ in range(4):
        answer = xieshang("topic", "research", "6w1v", "--findings", f"@{text}")
        assert answer.code == 0
    before = file.read_bytes()
    answer = xieshang("topic", "research", "6w1v", "--findings", f"@{text}")
    assert (answer.code, answer.out) == (3, "")
    assert re.fullmatch(
        rf"错误：没有写入 {file.relative_to(archive)}：文件太大：12\d{{5}} 字节，一份记录最多 1048576 字节。\n"
        r"长的材料请放进 attachments/，记录里只写要点；多件事请分成几份记录。\n",
        answer.err,
    )
    assert file.read_bytes() == before


def test_an_archive_with_more_divisions_than_one_file_may_hold_is_not_begun(tmp_path: Path, xieshang: Run) -> None:
    rows = [f"6203020{n // 900:02d}{n % 900 + 100:03d},第{n}村" for n in range(5000)]  # no village ends in 000
    (tmp_path / "many.csv").write_text("code,name\n620302,金川区\n" + "\n".join(rows), encoding="utf-8")
    folder = tmp_path / "new"
    answer = xieshang("init", str(folder), "--division", "620302", "--divisions", str(tmp_path / "many.csv"))
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.startswith("错误：没有写入 divisions/620302.yaml：内容太多：最多 20000 项。")
    assert not (folder / "xieshang.yaml").exists()


def test_a_readable_file_too_large_in_canonical_form_is_left_alone_by_fmt(archive: Path, xieshang: Run) -> None:
    file = next((archive / "topics").rglob("*-6w1v.yaml"))
    data = file.read_bytes() + b"x_a: {b: {c: {d: [" + b"'%s', " % (b"1" * 50) * 17_500 + b"]}}}\n"
    file.write_bytes(data)
    answer = xieshang("fmt")
    assert answer.code == 4
    assert "FL002 文件太大" in answer.out
    assert file.read_bytes() == data


def test_a_record_may_have_one_mebibyte_and_no_byte_more(tmp_path: Path) -> None:
    make_archive(tmp_path)

    def facts(rest: int) -> dict[str, object]:
        texts = ["x" * 100_000] * 10 + ["x" * rest]
        return {"research": [{"id": f"r-00{n:02d}", "findings": text} for n, text in enumerate(texts)]}

    room = MAX_BYTES - len(canonical(topic(OTHER, **facts(1)))) + 1
    add(tmp_path, [topic(OTHER, **facts(room))], command="")
    assert (tmp_path / topic_path(OTHER)).stat().st_size == MAX_BYTES
    assert read_record_file(tmp_path, topic_path(OTHER)).model == topic(OTHER, **facts(room))
    with pytest.raises(TooMuchError):
        change(tmp_path, topic_path(OTHER), Topic, lambda _: topic(OTHER, **facts(room + 1)), command="")
