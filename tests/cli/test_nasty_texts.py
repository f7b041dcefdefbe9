"""Words that look like markup, YAML or terminal codes: kept as typed, shown harmlessly, or refused at entry."""

import csv
import io
import itertools
import json
import re
import unicodedata
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from typer.core import TyperOption

from cli import every_command
from cli.every_command import tree
from cli.terminal import at_a_terminal
from cli.trial import Run

TITLES = [
    "[red]水渠[/red]", "[link=http://x]水", "水：渠: 清淤", "# 井盖", "a #b",
    "@@水渠", "'单' \"双\" “中”", "- 水", "? 水", "水:", "*水",
    "&水", "!水", "%水", "|", ">", "~", "null", "no", "0511", "1:30", "1.10", "2026-02-30", "---", "...",
    "=cmd|' /C calc'!A0", "+1", "水" * 500, "𠮷野家𪚥", "👨‍👩‍👧‍👦🏳️‍🌈", "e\u0301 cafe\u0301", "\\n \\x1b[31m",
    "<script>alert(1)</script>", "a|b`c`*d*_e_", "{水}",
    "{0} %s %(a)s ${HOME} $(id)", "水\u00a0渠\u3000三", "\ufeff水", "ｆｕｌｌ", "مرحبا",
]  # fmt: skip


def kept(title: str) -> str:
    return unicodedata.normalize("NFC", title.removeprefix("@") if title.startswith("@@") else title)


@pytest.mark.parametrize("title", TITLES)
def test_round_trip_in_every_format(archive: Path, xieshang: Run, title: str) -> None:
    wanted = kept(title)
    made = xieshang(
        "topic", "new", "--station", "620302001", "--id", "620302001-2026-zzzz", "--title", title, "--text", title, "-q"
    )
    if "\ufeff" in title:
        assert made.code in {0, 2}
        return
    assert (made.code, made.out, made.err) == (0, "620302001-2026-zzzz\n", "")
    shown = json.loads(xieshang("topic", "show", "zzzz", "--format", "json").out)["data"]
    assert (shown["title"], shown["raised"]["text"]) == (wanted, wanted)
    find = ("topic", "list", "--station", "620302001", "--format")
    rows = {name: xieshang(*find, name).out for name in ("json", "jsonl", "csv", "tsv", "yaml", "markdown", "table")}
    assert wanted in [row["title"] for row in json.loads(rows["json"])["data"]]
    assert wanted in [json.loads(row).get("title") for row in rows["jsonl"].splitlines()]
    cells = [cell for row in csv.reader(io.StringIO(rows["csv"].removeprefix("\ufeff"))) for cell in row]
    assert wanted in cells or f"'{wanted}" in cells  # a spreadsheet must not take it for a formula
    assert wanted in [row["title"] for row in YAML(typ="safe").load(rows["yaml"])["data"]]
    for text in rows.values():
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text.replace("\r\n", "\n"))
    edited = xieshang("topic", "edit", "zzzz", "--title", "换一个")
    assert edited.code == 0
    assert xieshang("topic", "edit", "zzzz", "--title", title).code == 0
    assert json.loads(xieshang("topic", "show", "zzzz", "--format", "json").out)["data"]["title"] == wanted
    assert xieshang("validate", "zzzz", "--select", "FL").code == 0
    assert xieshang("fmt", "--check").code == 0


def test_a_terminal_gets_words_and_no_codes_of_theirs(
    archive: Path, xieshang: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, title in enumerate(("[red]水渠[/red]", "[bold", ":smile: [/]", "\\x1b[31m")):
        line = ("topic", "new", "--station", "620302001", "--id", f"620302001-2026-zzz{number}", "--title", title)
        assert xieshang(*line).code == 0
    monkeypatch.setenv("COLUMNS", "200")
    code, said = at_a_terminal(archive, ("topic", "list", "--station", "620302001"), [])
    assert code == 0
    for title in ("[red]水渠[/red]", "[bold", ":smile: [/]", "\\x1b[31m"):
        assert title in said
    _code, page = at_a_terminal(archive, ("topic", "show", "zzz0"), [])
    assert "[red]水渠[/red]" in page


HARM = {
    "\x1b[31m红": "文字里有终端控制序列（第 1 个字符，U+001B），不能录入。",
    "红\x07": "文字里有控制字符（第 2 个字符，U+0007），不能录入。",
    "a\u202eb": "文字里有改变文字方向的字符（第 2 个字符，U+202E），不能录入。",
    "a\u2066b": "文字里有改变文字方向的字符（第 2 个字符，U+2066），不能录入。",
    "a\x9bb": "文字里有终端控制序列（第 2 个字符，U+009B），不能录入。",
    "a\u2028b": "文字里有特殊换行符（第 2 个字符，U+2028），不能录入。",
}
ARGUMENTS = {"topic": "5r2p", "session": "1h7q", "task": "t-9v3w", "requests": "8m2q", "station": "620302001"}
# Names of files and words of our own: they enter no record.
NOT_TEXT = {
    "output",
    "archive",
    "from_file",
    "divisions",
    "lang",
    "format",
    "today",
    "since",
    "until",
    "folder",
    "envelope",
}


# These are looked at late, after the command has asked for what is missing.
READ_LATE = {"--id", "--actor"}
# Where other words are taken too, but pointed out.
LISTED = {"--post": "主席"}
# Without options of their own these only list, and ask nobody's name.
LISTING_TOO = {"station council", "station room", "station handover"}


def text_options() -> list[tuple[str, str]]:
    return [
        (name, option.opts[-1])
        for name, command in every_command.parsers().items()
        if name in every_command.WRITING - {"demo"}  # it takes no words
        for option in every_command.parts(command)[1]
        if isinstance(option, TyperOption) and str(option.name).removeprefix("common_") not in NOT_TEXT
        if not (name in LISTING_TOO and option.name == "common_actor")
    ]


def line_for(name: str, option: str = "") -> list[str]:
    """Give the command with its arguments and all options it must have but `option`."""
    arguments, options = every_command.parts(every_command.parsers()[name])
    required = [part for part in options if part.required and part.opts[-1] != option]
    given = [ARGUMENTS.get(str(part.name), "新地方") for part in arguments if part.required]
    flags = [part.opts[-1] for part in required]
    return [*name.split(), *given, *(word for flag in flags for word in (flag, LISTED.get(flag, "新")))]


@pytest.mark.parametrize("kinds", [1, pytest.param(len(HARM), marks=pytest.mark.slow)])
def test_harm_is_refused_by_every_option_of_every_command_that_writes(archive: Path, xieshang: Run, kinds: int) -> None:
    before = tree(archive)
    harms = itertools.cycle(HARM)
    for name, option in text_options():
        typed = line_for(name, option)
        for harm in itertools.islice(harms, kinds):
            answer = xieshang(*typed, option, harm)
            assert (name, option, answer.code in {2, 3}, answer.out) == (name, option, True, "")
            assert answer.err.startswith("错误：")
            if option not in READ_LATE:
                assert re.search("文字里有|没有“|不能用|看不懂|不是|没有找到|没有编辑器", answer.err), (
                    name,
                    option,
                    answer,
                )
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e\u2066-\u2069]", answer.err)
    assert tree(archive) == before
    for harm, sentence in HARM.items():
        answer = xieshang("topic", "edit", "5r2p", "--title", harm)
        assert (answer.code, answer.err) == (2, f"错误：--title：{sentence}\n请删去这个看不见的字符再试。\n")


JUNK = ["../../x"]
MORE_JUNK = [
    "x" * 10_000,
    "", " ", "-1", "9" * 30, "2026-02-30", "a=b", "@/etc", "@", "nan", "%", "*", "\\", "10000-01-01", "0000", "\n",
    "1e400",
    "'", "𠮷",
]  # fmt: skip


@pytest.mark.parametrize(
    "junk",
    [*JUNK, *(pytest.param(each, marks=pytest.mark.slow) for each in MORE_JUNK)],
    ids=lambda junk: repr(junk)[:20],
)
def test_wrong_values_are_answered_with_a_sentence(archive: Path, xieshang: Run, junk: str) -> None:
    for name, command in every_command.parsers().items():
        if name in {"init", "demo", "fmt"}:
            continue  # a folder of any name may be made, and a file of any name be asked for
        arguments, options = every_command.parts(command)
        lines = [
            [*line_for(name, option.opts[-1]), option.opts[-1], junk]
            for option in options
            if option.name != "common_output"
        ]
        if any(part.required for part in arguments):
            lines.append([*name.split(), *([junk] * len(arguments))])
        for line in lines:
            answer = xieshang(*line)
            assert (line[:5], answer.code in {0, 1, 2, 3, 5}) == (line[:5], True), answer
            assert "Traceback" not in answer.err
            if answer.code in {2, 3, 5}:
                assert (line[:5], answer.out) == (line[:5], "") or name == "doctor"  # whose finding it is
                assert "错误：" in answer.err or name == "doctor"
                assert len(answer.err) < 2500


@pytest.mark.parametrize(
    "identity", ["../../x", "x" * 1_000, "620302001-2026-../x", "/etc/passwd", "620302001-2026-7kil"]
)
def test_ids_that_are_none(archive: Path, xieshang: Run, identity: str) -> None:
    before = tree(archive)
    shown = identity if len(identity) < 300 else f"{identity[:40]}……{identity[-20:]}"
    answer = xieshang("topic", "new", "--station", "620302001", "--title", "x", "--id", identity)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == f"错误：“{shown}”不是这里可用的编码。\n应写成 620302001-2026-7k3m。\n"
    found = xieshang("topic", "show", identity)
    assert (found.code, found.out) == (3, "")
    assert found.err.splitlines()[0] == f"错误：没有找到议题“{shown}”。"
    assert tree(archive) == before
