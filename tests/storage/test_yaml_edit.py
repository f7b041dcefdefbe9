"""Changes of data in hand-written files: what was not changed stays byte for byte."""

import copy
import difflib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.nasty_text import mappings, texts, values
from xieshang_cli.storage import yaml_roundtrip
from xieshang_cli.storage.yaml_edit import CannotKeepCommentsError, edit
from xieshang_cli.storage.yaml_read import Plain, parse, parse_mapping
from xieshang_cli.storage.yaml_write import Shape, dump

DATE, QUOTED = Shape(style="plain"), Shape(style="quoted")
TASK = Shape(keys={"id": Shape(), "what": Shape(), "lead": Shape(), "due": DATE})
TOPIC = Shape(
    keys={
        "id": QUOTED,
        "title": Shape(),
        "status": Shape(),
        "raised": Shape(keys={"on": DATE, "by": Shape(), "text": Shape(), "requests": Shape(items=QUOTED)}),
        "tasks": Shape(items=TASK),
        "events": Shape(items=Shape(keys={"at": DATE, "what": Shape()})),
    }
)

# Everything people do by hand: other indentation, both quotes, comments everywhere, lists in brackets.
HAND_WRITTEN = """\
# 议题

id: '620302001-2026-7k3m'   # 不要改
title:   "加装电梯"
status: open # 进行中

raised:
    on: 2026-03-02
    # 谁提出的
    by: 居民
    text: >-
      一段很长的话
      折成两行

    requests: [ '620302001-2026-2b4c',  "620302001-2026-9x1z" ]  # 两件
tasks:
- id: t-8m3k
  what: 设计   # 图纸
  # 这条属于上一项

  due: 2026-06-30
-   id: t-4f5g
    what: |
        补偿
        协议
    # 完
events:
  - at: 2026-03-02 09:12
    what: 登记
note:
x_last: 'it''s'@@@
# 结尾
""".replace("@@@", "   ")


def changed_lines(before: bytes, after: bytes) -> list[str]:
    lines = difflib.unified_diff(before.decode().split("\n"), after.decode().split("\n"), n=0, lineterm="")
    return [f"{line[0]} {line[1:]}" for line in list(lines)[2:] if line[0] in "+-"]


def changed(change: Callable[[Any], None], text: str = HAND_WRITTEN) -> list[str]:
    """Edit, prove the result, and give the lines that are different."""
    new = copy.deepcopy(parse(text.encode()))
    assert isinstance(new, dict)
    change(new)
    result = edit(text.encode(), new, TOPIC)
    assert parse(result) == new
    return changed_lines(text.encode(), result)


def setting(path: list[str | int], value: Plain) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for part in path[:-1]:
            data = data[part]
        data[path[-1]] = value

    return change


def removing(*path: str | int) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for part in path[:-1]:
            data = data[part]
        del data[path[-1]]

    return change


def appending(*path: str | int, value: Plain) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        for part in path:
            data = data[part]
        data.append(value)

    return change


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (setting(["status"], "closed"), ["- status: open # 进行中", "+ status: closed # 进行中"]),
        (setting(["title"], "[red]"), ['- title:   "加装电梯"', '+ title:   "[red]"']),
        (setting(["title"], None), ['- title:   "加装电梯"', "+ title:"]),
        (setting(["id"], "it's"), ["- id: '620302001-2026-7k3m'   # 不要改", "+ id: 'it''s'   # 不要改"]),
        (setting(["note"], "0511"), ["- note:", '+ note: "0511"']),
        (setting(["raised", "on"], "2026-03-03"), ["-     on: 2026-03-02", "+     on: 2026-03-03"]),
        (setting(["raised", "by"], "a: b"), ["-     by: 居民", '+     by: "a: b"']),
        (
            setting(["raised", "text"], "一\n二\n"),
            ["-     text: >-", "-       一段很长的话", "-       折成两行", "+     text: |", "+       一", "+       二"],
        ),
        (setting(["title"], "一\n二"), ['- title:   "加装电梯"', "+ title: |-", "+   一", "+   二"]),
        (
            appending("raised", "requests", value="0511"),
            [
                "-     requests: [ '620302001-2026-2b4c',  \"620302001-2026-9x1z\" ]  # 两件",
                '+     requests: ["620302001-2026-2b4c", "620302001-2026-9x1z", "0511"]  # 两件',
            ],
        ),
        (setting(["tasks", 0, "what"], "施工"), ["-   what: 设计   # 图纸", "+   what: 施工   # 图纸"]),
        (setting(["tasks", 0, "lead"], "住建局"), ["+   lead: 住建局"]),
        (setting(["tasks", 1, "due"], "2026-07-31"), ["+     due: 2026-07-31"]),
        (appending("tasks", value={"id": "t-9", "what": "验收"}), ["+ - id: t-9", "+   what: 验收"]),
        (
            appending("events", value={"what": "决定", "at": "2026-03-10 10:00"}),
            ["+   - at: 2026-03-10 10:00", "+     what: 决定"],
        ),
        (removing("tasks", 1), ["- -   id: t-4f5g", "-     what: |", "-         补偿", "-         协议"]),
        (removing("status"), ["- status: open # 进行中"]),
        (removing("raised", "by"), ["-     by: 居民"]),
        (removing("note"), ["- note:"]),
        (setting(["x_new"], ["a"]), ["+ x_new:", "+   - a"]),
        (setting(["raised", "person"], "p-4k7x"), ["+     person: p-4k7x"]),
    ],
)  # fmt: skip
def test_only_the_lines_of_the_change_differ(change: Callable[[Any], None], lines: list[str]) -> None:
    assert changed(change) == lines


def test_a_new_key_stands_in_the_order_of_its_shape() -> None:
    before = b"id: x\n# about tasks\ntasks:\n  - id: a\n"
    new: dict[str, Plain] = {"tasks": [{"id": "a"}], "title": "t", "id": "x"}
    assert edit(before, new, TOPIC) == b"id: x\ntitle: t\n# about tasks\ntasks:\n  - id: a\n"


def test_comments_indented_under_a_list_stay_with_its_last_item() -> None:
    before = b"tasks:\n  - id: a\n    # more about a\n# end\n"
    new: dict[str, Plain] = {"tasks": [{"id": "a"}, {"id": "b"}]}
    assert edit(before, new, TOPIC) == b"tasks:\n  - id: a\n    # more about a\n  - id: b\n# end\n"


def test_items_are_known_by_their_ids() -> None:
    before = b"tasks:\n  - id: a\n    what: 1 # one\n  - id: b\n    what: 2 # two\n  - id: c\n"
    new: dict[str, Plain] = {"tasks": [{"id": "d"}, {"id": "b", "what": "9"}, {"id": "c"}]}
    assert edit(before, new, TOPIC) == b'tasks:\n  - id: d\n  - id: b\n    what: "9" # two\n  - id: c\n'


def test_nothing_to_change_changes_nothing() -> None:
    for data in (HAND_WRITTEN.encode(), b"\xef\xbb\xbfa: 1\r\n\r\n", b"{a: 1}", b"a:   1"):
        old = parse(data)
        assert isinstance(old, dict)
        assert edit(data, old, TOPIC) is data


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"a: 1\r\nb: 2 # x\r\n", b"a: 3\r\nb: 2 # x\r\nc: z\r\n"),
        (b"\xef\xbb\xbfa: 1\nb: 2\n", b"\xef\xbb\xbfa: 3\nb: 2\nc: z\n"),
        (b"\xef\xbb\xbfa: 1\r\nb: 2", b"\xef\xbb\xbfa: 3\r\nb: 2\r\nc: z"),
        (b"a: 1\nb: 2", b"a: 3\nb: 2\nc: z"),
        (b"# x\r\na: 1\nb: 2\r\n", b"# x\r\na: 3\nb: 2\r\nc: z\n"),
        (b"---\na: 1\nb: 2\n...\n", b"---\na: 3\nb: 2\nc: z\n...\n"),
        (b"a:  '1'\n\nb: 2  \n\n\n", b"a:  '3'\n\nb: 2  \nc: z\n\n\n"),
        (b"{a: 1, b: 2}\n", b"{a: 3, b: 2, c: z}\n"),
        (b'{"a": "1", "b": "2"}\n', b'{"a": "3", "b": "2", c: z}\n'),
        (b"? a\n: 1\n? b\n: 2\n", None),
        # Where ruamel cannot read what libyaml reads, and where a missing value stands below the last line.
        (b"a: 1\n \t\nb: 2\n", None),
        (b"a: 1\nb: '2'\n?  \n  \n   c", None),
        (b"a: >\n  1\nb: 2\n", None),
    ],
)
def test_line_ends_marks_and_other_layouts(before: bytes, after: bytes | None) -> None:
    old = parse(before)
    assert isinstance(old, dict)
    value = "3\n" if old["a"] == "1\n" else "3"
    new: dict[str, Plain] = {"a": value, "b": "2", "c": "z"}
    plain = Shape(keys={"a": DATE, "b": DATE, "c": Shape()})
    result = edit(before, new, plain)
    assert parse(result) == new
    assert after is None or result == after


def test_the_last_line_of_a_file_with_mixed_ends_has_no_end_of_its_own() -> None:
    assert edit(b"a:  \n\r\n", {}) == b"{}\n"


def test_an_empty_file_gets_its_fields() -> None:
    assert edit(b"", {"a": "x"}) == b"a: x\n"


def test_ruamel_keeps_comments_where_lines_cannot_be_spliced() -> None:
    before = "# 说明\n{a: 1,\n  b: [x,   y], # 列表\n  n: 0511}\n"
    result = edit(before.encode(), {"a": "2", "b": ["x", "y"], "n": "0511"}, Shape(keys={"a": DATE}))
    assert parse(result) == {"a": "2", "b": ["x", "y"], "n": "0511"}
    assert "# 说明" in result.decode()


def test_what_ruamel_cannot_do_is_refused_where_it_would_lose_a_comment() -> None:
    before = b'a: 1\n?   #\n  \n   "b:3"\n?   c'
    with pytest.raises(CannotKeepCommentsError):
        edit(before, {"a": "1", "b:3": None, "c": [[], None]})


def test_the_round_trip_leaves_every_scalar_as_text() -> None:
    text = "a: 0511\nb: no\nc: 1.10\nd: 2026-02-30\ne:\nf: 'x'\ng: |\n  一\n  二\n"
    assert yaml_roundtrip.round_trip(text, parse_mapping(text.encode()), Shape()) == text


@given(mappings, mappings)
def test_any_change_of_any_data_reads_as_what_was_meant(old: dict[str, Plain], new: dict[str, Plain]) -> None:
    assert parse(edit(dump(old).encode(), new)) == new


LEAVES: list[list[str | int]] = [
    ["id"], ["title"], ["status"], ["raised", "on"], ["raised", "by"], ["raised", "text"], ["raised", "requests", 1],
    ["tasks", 0, "what"], ["tasks", 1, "what"], ["events", 0, "at"], ["note"], ["x_last"],
]  # fmt: skip
FIRST_LINES = [
    "id:",
    "title:",
    "status:",
    "on:",
    "by:",
    "text:",
    "requests:",
    "what: 设",
    "what: |",
    "- at",
    "note",
    "x_",
]


@given(st.integers(0, len(LEAVES) - 1), values | texts, st.sampled_from(["\n", "\r\n"]))
def test_whatever_a_field_becomes_no_other_line_changes(number: int, value: Plain, end: str) -> None:
    data = HAND_WRITTEN.replace("\n", end).encode()
    new = copy.deepcopy(parse(data))
    assert isinstance(new, dict)
    setting(LEAVES[number], value)(new)
    result = edit(data, new, TOPIC)
    assert parse(result) == new
    before, after = data.decode().split(end), result.decode().split(end)
    start = next(n for n, line in enumerate(before) if line.strip().startswith(FIRST_LINES[number]))
    length = {"text:": 3, "what: |": 3}.get(FIRST_LINES[number], 1)
    assert after[:start] == before[:start]
    assert after[len(after) - (len(before) - start - length) :] == before[start + length :]
