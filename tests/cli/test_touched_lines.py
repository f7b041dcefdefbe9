"""Every command that changes a record touches the lines of its own fields, whatever the layout of the file."""

import difflib
import io
import re
import shlex
from collections.abc import Callable
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from cli.every_command import tree
from cli.trial import Run

# Each line changes one file; in front of it the fields whose lines may be replaced, all other lines may only be added.
COMMANDS = """
step   | topic advance 6w1v
       | topic decide 6w1v --result adopted --by 镇党委 --reason 急 --scope township --told-on 2026-11-20
step   | topic advance 6w1v
       | topic research 6w1v --method 踏勘 --by 张明 --findings 坏三盏
step   | topic revert 6w1v --to decide --reason 再议
step   | topic advance 6w1v
title  | topic edit 6w1v --title "路灯 #1: 修"
       | topic edit 6w1v --affected 甲 --affected 乙
       | topic escalate 6w1v --to 620302 --reason 难
       | topic accept 6w1v
       | topic return 6w1v --reason 办不了
status | topic withdraw 6w1v --reason 不提了
       | task progress t-9v3w --note 在办
       | task claim t-9v3w --by 区住建局 --evidence 单
       | task confirm t-9v3w --by 张明 --role 政协委员 --medium 当面
       | task add --topic 5r2p --what 再办 --lead 街道 --due 2026-12-31 --supervisor 张明
       | session attend 1h7q --name 李强 --role 专家
       | session attend 1h7q --total 40
       | session attend 1h7q --name 居民某 --role 群众代表
       | session opinion 1h7q --by 群众代表 --stance 赞成 --text "好：#1"
       | request new --station 620302001 --text 水 --by 群众 --id 620302001-2026-aaaa
       | request link 620302001-2026-aaaa --topic 5r2p
       | feedback tell 5r2p --to 提出人 --medium 当面
       | feedback publish 5r2p --place 栏
       | feedback survey 5r2p --issued 3 --collected 2 --answer 满意=2
"""


def with_comments(text: str) -> str:
    """Put a remark above every field and behind every title."""
    text = re.sub(r"(?m)^( *)(- )?(?=\w+:)", lambda m: f"{m[1]}# 手写：{len(m[1])}\n{m[0]}", text)
    return "# 开头\n\n" + re.sub(r"(?m)^(title: .*)$", r"\1  # 标题", text) + "# 结尾\n"


def with_windows_ends(text: str) -> str:
    return text.replace("\n", "\r\n")


def with_byte_order_mark(text: str) -> str:
    return "\ufeff" + text


def without_last_line_end(text: str) -> str:
    return text.rstrip("\n")


def with_lists_at_the_margin(text: str) -> str:
    return laid_out(text, mapping=2, sequence=2, offset=0)


def with_wide_indentation(text: str) -> str:
    return laid_out(text, mapping=4, sequence=6, offset=3)


def laid_out(text: str, *, mapping: int, sequence: int, offset: int) -> str:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10_000
    yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
    result = io.StringIO()
    yaml.dump(yaml.load(text), result)
    return result.getvalue()


def as_it_is(text: str) -> str:
    return text


LAYOUTS: list[Callable[[str], str]] = [
    as_it_is, with_comments, with_windows_ends, with_byte_order_mark, without_last_line_end, with_lists_at_the_margin,
    with_wide_indentation,
]  # fmt: skip
FILES = [
    "topics/620302100/2026/620302100-2026-6w1v.yaml",
    "topics/620302001/2026/620302001-2026-5r2p.yaml",
    "sessions/620302001/2026/620302001-2026-1h7q.yaml",
    "requests/620302001/2026.yaml",
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_only_the_lines_of_its_own_fields(archive: Path, xieshang: Run, layout: Callable[[str], str]) -> None:
    for file in FILES:
        (archive / file).write_bytes(layout((archive / file).read_text(encoding="utf-8")).encode())
    for row in COMMANDS.strip().splitlines():
        fields, _bar, line = row.partition("|")
        before, files = {file: (archive / file).read_bytes() for file in FILES}, tree(archive)
        answer = xieshang(*shlex.split(line))
        assert (line, answer.code, answer.err) == (line, 0, "")
        (changed,) = (file for file in FILES if (archive / file).read_bytes() != before[file])
        others = {file for file, print_ in tree(archive).items() if files.get(file) != print_} - {changed}
        assert {file for file in others if not file.startswith("private")} == set()
        removed, added = replaced_lines(before[changed], (archive / changed).read_bytes())
        assert {key_of(text) for text in removed} == set(fields.split())
        assert added
        if layout is with_windows_ends:
            assert all(text.endswith("\r") for text in added)
    assert xieshang("validate", "6w1v", "--select", "FL").code == 0


def replaced_lines(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """Give the lines that are gone and those that are new."""
    # A last line without an end gets one when something follows it: that is no change of the line.
    old, new = (data.decode().rstrip("\n").split("\n") for data in (before, after))
    rows = list(difflib.ndiff(old, new))
    return [row[2:] for row in rows if row[0] == "-"], [row[2:] for row in rows if row[0] == "+"]


def key_of(line: str) -> str:
    return line.partition(":")[0].strip()
