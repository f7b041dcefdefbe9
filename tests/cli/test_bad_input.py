"""Files nobody should have written: what is said about each, to the word, and what goes on around them."""

import json
import os
import socket
from pathlib import Path

import pytest

from cli.trial import Run

FOLDER = "topics/620302001/2026"
HEAD = 'format: 1\nid: "620302001-2026-{tail}"\nstation: "620302001"\n'
DEEP = "\n".join(["a:", *("  " * n + "b:" for n in range(1, 40))])

# What stands below the head of the file (alone, when it begins with "="), and what is said about it.
BROKEN: dict[str, tuple[str | bytes, str]] = {
    "b001": ("title: [a\n", ":5:1: FL006 方括号或花括号没有配对，或中间缺少逗号"),
    "b002": (
        "title: 水：渠: 清淤\n",
        ":4:11: FL006 一行里有两个“: ”，或上一行的值换行后没有对齐；含冒号的文字请加引号",
    ),
    "b003": ("title: a\ntitle: b\n", ":5:1: FL007 字段 title 重复，第一次在第 4 行"),
    "b004": (
        "<<<<<<< ours\ntitle: a\n=======\ntitle: b\n>>>>>>> theirs\n",
        ":4:1: FL005 文件里还有 git 合并冲突的标记，请先解决冲突",
    ),
    "b005": ("=a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", ":1:4: FL008 不能使用锚点（&a），请把内容写全"),
    "b006": ("title: *a\n", ":4:8: FL008 不能使用别名（*a），请把内容写全；如果本是文字，请加引号"),
    "b007": (
        "title: !!python/object:os.system x\n",
        ":4:8: FL008 不能使用标签（tag:yaml.org,2002:python/object:os.system），如果本是文字，请加引号",
    ),
    "b008": ("base:\n  <<: {title: a}\n", ":5:3: FL008 不能使用合并键（<<），请把内容写全"),
    "b009": ("---\ntitle: b\n", ":4:1: FL008 文件里有多份文档（---），一个文件只能放一份记录"),
    "b00a": ("=%YAML 1.2\n---\na: b\n", ":1:1: FL008 不能使用 YAML 指令（% 开头的行）"),
    "b00b": ("=a: " + "[" * 100_000, ":1:35: FL009 层次太深：最多 32 层"),
    "b00c": ("=" + DEEP, ":33:65: FL009 层次太深：最多 32 层"),
    "b00d": ("=" + "".join(f"k{n}: x\n" for n in range(20_001)), ":20001:9: FL009 内容太多：最多 20000 项"),
    "b00e": ("title: a\0b\n", ":4:9: FL004 文件里有空字符（U+0000），可能已损坏或不是文本文件"),
    "b00f": ("title: a\x1b[31mb\n", ":4:9: FL004 文件里有控制字符（U+001B），请删除"),
    "b00g": (
        "title: a\u202eb\n",
        ":4:9: FL004 文件里有改变文字方向的不可见字符（U+202E），显示的内容会与实际不同，请删除",
    ),
    "b00h": ("title: a\u2028b\n", ":4:9: FL004 文件里有不常用的换行符（U+2028），请改用普通换行"),
    "b00j": ('title: "a\\x1b"\n', ":4:8: FL004 文字里用转义写了不能使用的字符（U+001B），请删除"),
    "b00k": ("title: 议题\n".encode("utf-16"), ":1:1: FL003 文件是 UTF-16 编码，请另存为 UTF-8"),
    "b00m": ("title: 议题\n".encode("gbk"), ":4:8: FL003 文件不是 UTF-8 编码，看来是 GBK，请另存为 UTF-8"),
    "b00n": (b"title: \xff\n", ":4:8: FL003 文件不是 UTF-8 编码"),
    "b00p": ("titel: a\n", ":4:1: FL010 不认识的键“titel”，是不是“title”？自定的键要以 x_ 开头"),
    "b00q": ("tasks: soon\n", ":4:1: FL011 应为列表，每项以“- ”开头"),
    "b00r": ("raised:\n  channel: [a]\n", ":5:3: FL011 应为一行文字，这里却是列表或下级内容"),
    "b00s": ("raised:\n  on: 2026-02-30\n", ":5:3: FL011 没有“2026-02-30”这一天"),
    "b00t": (
        "step: nowhere\n",
        ":4:1: FL011 没有“nowhere”这个值，可用：collect decide research deliberate implement feedback",
    ),
    "b00v": (
        "=" + HEAD.format(tail="b0zz"),
        f":2:1: FL013 按里面写的编码，这份文件应放在 {FOLDER}/620302001-2026-b0zz.yaml",
    ),
    "b00w": ("=" + HEAD.format(tail="../../x"), ":2:1: FL011 “620302001-2026-../../x”的写法不合规定"),
    "b00x": ("=" + HEAD.format(tail="x" * 10_000), f":2:1: FL011 “620302001-2026-{'x' * 45}…”的写法不合规定"),
    "b00y": ("=format: 9\nid: x\nnews: 1\n", ":1:1: FL014 这份文件的格式版本是 9，比本程序新，请升级 xieshang"),
    "b00z": ('=format: 1\nstation: "620302001"\n', ":1:1: FL012 缺少必填项“id”"),
    "b010": ("=", ":1:1: FL015 文件是空的"),
    "b011": ("=- a\n- b\n", ":1:1: FL015 文件的最外层应当是“字段: 值”，而不是一段文字或一个列表"),
    "b012": ("=# " + "x" * 1024 * 1024, ": FL002 文件太大：1048578 字节，一份记录最多 1048576 字节"),
}
ODD = {
    "b0d1": ": FL001 不是普通文件，而是文件夹",
    "b0f1": ": FL001 不是普通文件，而是命名管道",
    "b0n1": ": FL001 不是普通文件，而是符号链接",
    "b0s1": ": FL001 不是普通文件，而是套接字",
}
SAID = {tail: said for tail, (_content, said) in BROKEN.items()} | ODD


def name_of(tail: str) -> str:
    return f"{FOLDER}/620302001-2026-{tail}.yaml"


def content_of(tail: str) -> bytes:
    content = BROKEN[tail][0]
    head = HEAD.format(tail=tail)
    if isinstance(content, str):
        return content[1:].encode() if content.startswith("=") else (head + content).encode()
    return content if content.startswith(b"\xff\xfe") else head.encode() + content


@pytest.fixture
def broken(archive: Path) -> Path:
    for tail in BROKEN:
        (archive / name_of(tail)).write_bytes(content_of(tail))
    (archive / name_of("b0d1")).mkdir()
    os.mkfifo(archive / name_of("b0f1"))
    (archive / name_of("b0n1")).symlink_to(archive / name_of("7k3m"))
    os.chdir(archive / FOLDER)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("620302001-2026-b0s1.yaml")
    os.chdir(archive)
    return archive


def test_validate_says_what_and_where(broken: Path, xieshang: Run) -> None:
    answer = xieshang("validate", "--select", "FL", "--ignore", "FL012", "--format", "lines")
    assert answer.code == 4
    said = {name_of(tail) + said for tail, said in SAID.items() if "FL012" not in said}
    assert set(answer.out.splitlines()) == said


@pytest.mark.parametrize("tail", SAID)
def test_the_file_alone(broken: Path, xieshang: Run, tail: str) -> None:
    answer = xieshang("validate", tail, "--format", "lines")
    assert answer.code == 4
    assert answer.out.splitlines()[0] == name_of(tail) + SAID[tail]


@pytest.mark.parametrize("tail", SAID)
def test_commands_about_the_record_stop_with_the_same_words(broken: Path, xieshang: Run, tail: str) -> None:
    place, _code, said = SAID[tail].partition(" FL0")
    for command in (["topic", "show", tail], ["topic", "advance", tail], ["topic", "edit", tail, "--title", "x"]):
        answer = xieshang(*command)
        assert (answer.code, answer.out) == (4, "")
        name = name_of(tail)
        assert answer.err == (
            f"错误：读不出这份记录：{name}{place.removesuffix(':')}：{said[3:]}\n"
            f"改好这一处再试；xieshang validate {name} 列出全部问题。\n"
        )


@pytest.mark.parametrize("command", ["topic list", "session list", "task list"])
def test_a_list_shows_the_others_and_names_these_at_the_end(broken: Path, xieshang: Run, command: str) -> None:
    answer = xieshang(*command.split(), "--format", "json")
    assert answer.code == 4
    assert len(json.loads(answer.out)["data"]) >= 17
    named = [line.split(":")[0].split("：")[0] for line in answer.err.splitlines()]
    assert named == [f"注意：读不出 {name_of(tail)}".split("：")[0] for tail in sorted(SAID)]
    for tail, said in SAID.items():
        place, _code, sentence = said.partition(" FL0")
        assert f"注意：读不出 {name_of(tail)}{place.removesuffix(':')}：{sentence[3:]}\n" in answer.err


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl", "yaml", "table", "markdown"])
@pytest.mark.parametrize("command", ["report ledger", "todo"])
def test_a_report_shows_the_others_and_names_these(broken: Path, xieshang: Run, command: str, form: str) -> None:
    answer = xieshang(*command.split(), "--format", form)
    assert answer.code == 4
    assert "老旧小区加装电梯" in answer.out
    where = answer.out if form in {"table", "markdown"} else answer.err
    assert all(name_of(tail) in where for tail in SAID)


def test_other_records_can_be_changed_all_the_same(broken: Path, xieshang: Run) -> None:
    before = {tail: (broken / name_of(tail)).read_bytes() for tail in BROKEN}
    for line in (
        "topic advance 6w1v", "task progress t-9v3w --note 在办", "request new --station 620302001 --text 水",
        "topic new --station 620302001 --title 渠", "session attend 1h7q --role 专家 --count 2",
    ):  # fmt: skip
        answer = xieshang(*line.split())
        assert (line, answer.code, answer.err) == (line, 0, "")
    assert before == {tail: (broken / name_of(tail)).read_bytes() for tail in BROKEN}


def test_a_topic_whose_session_cannot_be_read_is_shown_as_incomplete(archive: Path, xieshang: Run) -> None:
    session = "sessions/620302001/2026/620302001-2026-3n8k.yaml"
    (archive / session).write_text("x: [", encoding="utf-8")
    said = f"注意：读不出 {session}:1:5：方括号或花括号没有配对，或中间缺少逗号\n"
    for command in ("show", "gate", "trace"):
        answer = xieshang("topic", command, "7k3m")
        assert (answer.code, answer.err) == (4, said)
        elsewhere = xieshang("topic", command, "c26t")
        assert (elsewhere.code, elsewhere.err) == (0, "")


def test_a_station_that_cannot_be_read_is_not_called_missing(archive: Path, xieshang: Run) -> None:
    (archive / "stations" / "620302001.yaml").write_text("x: [", encoding="utf-8")
    answer = xieshang("topic", "new", "--station", "620302001", "--title", "x")
    assert (answer.code, answer.out) == (4, "")
    assert answer.err.startswith("错误：读不出这份记录：stations/620302001.yaml:1:5：方括号或花括号没有配对")
