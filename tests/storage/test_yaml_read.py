"""Text to plain data: what is understood, and what is refused with which sentence."""

import time

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.storage import yaml_read
from xieshang_cli.storage.yaml_read import MAX_KEY, FileProblem, Plain, parse, parse_mapping, parse_with_positions
from xieshang_cli.storage.yaml_write import dump

RECORD = """\
# 手写的说明
id: "620302001-2026-7k3m"
raised:
  on: 2026-03-02
  text: |
    第一行
    第二行
tasks:
  - id: t-8m3k   # 施工
    due: '2026-06-30'
    support: [甲, "乙"]
  - id: t-4f5g
note: ~
empty:
"""


@pytest.mark.parametrize(
    "typed", ["0511", "no", "Yes", "1:30", "1.10", "1e3", "0x1F", "null", "true", "2026-02-30", "09:12", "=", ".inf"]
)
def test_every_scalar_is_the_text_that_was_typed(typed: str) -> None:
    assert parse(f"a: {typed}\nb: [{typed}]\n".encode()) == {"a": typed, "b": [typed]}


def test_only_nothing_and_a_bare_tilde_are_none() -> None:
    assert parse(b"a:\nb: ~\nc: ''\nd: \"\"\ne: '~'\nf:\n  -\n") == {
        "a": None, "b": None, "c": "", "d": "", "e": "~", "f": [None]
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: ?甲\nb: [甲?, '?甲', \"?甲\"]\n", {"a": "?甲", "b": ["甲?", "?甲", "?甲"]}),
        ("a: [? b : c]\n", {"a": [{"b": "c"}]}),
        ("a: |\n  b\n   ", {"a": "b\n \n"}),
        ("a: |+\n   ", {"a": "\n"}),
        ("a: |\n  b", {"a": "b"}),
        ("a: b\n   ", {"a": "b"}),
    ],
)
def test_what_libyaml_would_read_otherwise_than_it_is_written(text: str, data: Plain) -> None:
    assert parse(text.encode()) == data
    parse_with_positions(text.encode())


def test_a_whole_record() -> None:
    expected: Plain = {
        "id": "620302001-2026-7k3m",
        "raised": {"on": "2026-03-02", "text": "第一行\n第二行\n"},
        "tasks": [{"id": "t-8m3k", "due": "2026-06-30", "support": ["甲", "乙"]}, {"id": "t-4f5g"}],
        "note": None,
        "empty": None,
    }
    assert parse(RECORD.encode()) == expected
    assert parse(RECORD.replace("\n", "\r\n").encode("utf-8-sig")) == expected


def test_the_parser_in_python_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    quick = parse(RECORD.encode())
    monkeypatch.setattr(yaml_read, "_Parser", yaml.Loader)
    assert parse(RECORD.encode()) == quick


def test_positions() -> None:
    _, positions = parse_with_positions(RECORD.encode())
    assert {field: positions.find(field) for field in FIELDS} == FIELDS


FIELDS = {
    "": (1, 1),
    "id": (2, 1),
    "raised.on": (4, 3),
    "raised.by": (3, 1),
    "tasks[0]": (9, 5),
    "tasks[0].due": (10, 5),
    "tasks[0].support[1]": (11, 18),
    "tasks[1].due": (12, 5),
    "tasks[7].due": (8, 1),
    "nowhere.at[3].all": (1, 1),
}


def test_keys_with_dots_are_not_confused_with_fields_of_fields() -> None:
    assert parse_with_positions(b"a:\n  b: 1\na.b: 2\n")[0] == {"a": {"b": "1"}, "a.b": "2"}


COLON = "字段名后面用了全角冒号“：”，请改为半角冒号加空格“: ”"
TAB = "不能用制表符（Tab）缩进，请改用空格"
INDENT = "缩进不对：这一行与同组的其他行没有对齐"
BRACKET = "方括号或花括号没有配对，或中间缺少逗号"
QUOTE = "引号没有配对：这里开始的引号没有结束"
AFTER_QUOTE = '引号结束之后还有文字：请把整段文字放进一对双引号，里面的双引号写成 \\"'
TWO_COLONS = "一行里有两个“: ”，或上一行的值换行后没有对齐；含冒号的文字请加引号"
DIRECTIVE = "不能使用 YAML 指令（% 开头的行）"
SEVERAL = "文件里有多份文档（---），一个文件只能放一份记录"
COMPLEX = "字段名必须是一行文字，不能是列表或另一组字段"
DEEP = "层次太深：最多 32 层"
MANY = "内容太多：最多 20000 项"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("标题：甲\n状态: 乙\n", ("FL006", COLON, 1, 3)),
        ("id: x\n标题：甲\n状态: 乙\n", ("FL006", COLON, 2, 3)),
        ("a:\n\tb: 1\n", ("FL006", TAB, 2, 1)),
        ("a: x\n\t\tb: 1\n", ("FL006", TAB, 2, 1)),
        ("a: @甲\n", ("FL006", "文字不能以 @ 开头，请加引号", 1, 4)),
        ("a: `甲`\n", ("FL006", "文字不能以 ` 开头，请加引号", 1, 4)),
        ("a: %甲\n", ("FL006", "文字不能以 % 开头，请加引号", 1, 4)),
        ('a: 1\nb: "甲\nc: 1\n', ("FL006", QUOTE, 2, 4)),
        ("a: '甲\n", ("FL006", QUOTE, 1, 4)),
        ("a: [?甲]\n", ("FL006", "文字不能以 ? 开头，请加引号", 1, 5)),
        ("a: {b: c, ?甲: d}\n", ("FL006", "文字不能以 ? 开头，请加引号", 1, 11)),
        ("a: [甲,\n  ?乙]\n", ("FL006", "文字不能以 ? 开头，请加引号", 2, 3)),
        ('a: "甲" 乙\n', ("FL006", AFTER_QUOTE, 1, 8)),
        ("a:\n  b: 1\n c: 2\n", ("FL006", INDENT, 3, 2)),
        ("a: 1\nd[", ("FL006", "字段名后面缺少冒号和空格“: ”", 2, 3)),
        ("a: b: c\n", ("FL006", TWO_COLONS, 1, 5)),
        ("a: [1, 2\nb: 1\n", ("FL006", BRACKET, 2, 2)),
        ("a: 1\n标题\n", ("FL006", "字段名后面缺少冒号和空格“: ”", 3, 1)),
        ("a: 1\nb: 2\na: 3\n", ("FL007", "字段 a 重复，第一次在第 1 行", 3, 1)),
        ("x:\n  - a: 1\n    'a': 2\n", ("FL007", "字段 a 重复，第一次在第 2 行", 3, 5)),
        ("a: &名 1\n", ("FL008", "不能使用锚点（& 开头），如果本是文字，请加引号", 1, 4)),
        ("a: &x 1\nb: *x\n", ("FL008", "不能使用锚点（&x），请把内容写全", 1, 4)),
        ("a: &x [1]\n", ("FL008", "不能使用锚点（&x），请把内容写全", 1, 4)),
        ("a: *x\n", ("FL008", "不能使用别名（*x），请把内容写全；如果本是文字，请加引号", 1, 4)),
        ("a: *重要\n", ("FL008", "不能使用别名（* 开头），如果本是文字，请加引号", 1, 4)),
        ("a: !t 1\n", ("FL008", "不能使用标签（!t），如果本是文字，请加引号", 1, 4)),
        ("a: !!python/object:os.system {}\n", (
            "FL008", "不能使用标签（tag:yaml.org,2002:python/object:os.system），如果本是文字，请加引号", 1, 4)),
        ("a: ! x\n", ("FL008", "不能使用标签（!），如果本是文字，请加引号", 1, 4)),
        ("<<: {a: 1}\n", ("FL008", "不能使用合并键（<<），请把内容写全", 1, 1)),
        ("%YAML 1.2\n---\na: 1\n", ("FL008", DIRECTIVE, 1, 1)),
        ("%foo\na: 1\n", ("FL008", DIRECTIVE, 1, 1)),
        ("a: 1\n---\nb: 1\n", ("FL008", SEVERAL, 2, 1)),
        ("? [a]\n: b\n", ("FL008", COMPLEX, 1, 3)),
        ("{{a: b}: c}\n", ("FL008", COMPLEX, 1, 2)),
        ("{'': c}\n", ("FL008", "冒号前面缺少字段名", 1, 2)),
        ("", ("FL015", "文件是空的", 1, 1)),
        ("# 只有说明\n", ("FL015", "文件是空的", 1, 1)),
        ("- a\n", ("FL015", "文件的最外层应当是“字段: 值”，而不是一段文字或一个列表", 1, 1)),
        ("标题：甲\n", ("FL006", COLON, 1, 3)),
        ('a: "甲\\u202e"\n', ("FL004", "文字里用转义写了不能使用的字符（U+202E），请删除", 1, 4)),
        ('a: ["\\0"]\n', ("FL004", "文字里用转义写了不能使用的字符（U+0000），请删除", 1, 5)),
        (f"b: 1\n? {'a' * 161}\n: c\n", ("FL009", "字段名太长：最多 160 个字", 2, 3)),
        ("[" * 33, ("FL009", DEEP, 1, 33)),
        ("[" * 100_000, ("FL009", DEEP, 1, 33)),
        ("- " * 100_000 + "a", ("FL009", DEEP, 1, 65)),
        ("- x\n" * 20_000, ("FL009", MANY, 20_001, 1)),
        ("- []\n" * 20_001, ("FL009", MANY, 20_000, 3)),
    ],
)  # fmt: skip
def test_refusals_name_the_cause_and_the_place(text: str, expected: tuple[str, str, int, int]) -> None:
    began = time.perf_counter()
    with pytest.raises(FileProblem) as caught:
        parse_mapping(text.encode())
    problem = caught.value
    assert (problem.code, problem.text.format(**problem.values), problem.line, problem.column) == expected
    assert time.perf_counter() - began < 2


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    with pytest.raises(FileProblem) as caught:
        parse(bomb.encode())
    assert (caught.value.code, caught.value.line, caught.value.column) == ("FL008", 1, 4)


def test_the_limits_themselves_are_allowed() -> None:
    key = "\ufeff" * MAX_KEY
    assert parse(dump({key: "x"}).encode()) == {key: "x"}
    deep: Plain = "x"
    for _ in range(32):
        deep = [deep]
    assert parse(b"[" * 32 + b"x" + b"]" * 32) == deep
    assert parse(b"- x\n" * 19_999) == ["x"] * 19_999


@given(st.binary(max_size=60) | st.text("ab:- \n\"'[]{}#&*!|>%@\t\\,?~<", max_size=40).map(str.encode))
def test_whatever_comes_is_data_or_a_problem_with_a_place(data: bytes) -> None:
    problem: FileProblem | None = None
    try:
        parse(data)
    except FileProblem as found:
        problem = found
    if problem is None:
        parse_with_positions(data)
        return
    assert problem.text.format(**problem.values)
    assert problem.line is not None
    assert problem.column is not None
    assert min(problem.line, problem.column) >= 1
