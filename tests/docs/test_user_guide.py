"""The user guide: what it shows is what its commands print, and no command is missing from it."""

import re
from pathlib import Path

import pages
from transcript import Transcript, commands_of

from xieshang_cli.cli.app import COMMANDS

TEXT = (pages.DOCS / pages.GUIDE).read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
PATHS = {path for path, _verb in COMMANDS.commands()}


def test_every_command_prints_what_the_guide_shows(tmp_path: Path) -> None:
    folder = tmp_path / "guide"
    folder.mkdir()
    shown = TEXT.splitlines()
    printed = Transcript(folder).again(TEXT).splitlines()
    assert printed == shown


def test_only_refusals_the_guide_speaks_of_are_in_it() -> None:
    refused = re.findall(r"^错误：.*$", "".join(BLOCKS), re.MULTILINE)
    assert refused == [
        "错误：“收集议题”还不能结束，缺 2 项：",
        "错误：第三村民小组 是任务 t-6q8r 的申报人，办结要由别人确认。",
    ]


def test_all_six_steps_are_walked() -> None:
    typed = [command for block in BLOCKS for command, _shown in commands_of(block)]
    for verb in ("decide", "research"):
        assert sum(f"topic {verb} 7k3m " in command for command in typed) == 1
    assert "已办结。\n" in "".join(BLOCKS)
    assert len(typed) > 40


def test_every_command_has_a_line_in_the_table() -> None:
    table = re.findall(r"^\| `xieshang ([a-z ]+)` \| (.+) \|$", TEXT, re.MULTILINE)
    assert [words for words, _summary in table] == [" ".join(words) for words, _verb in COMMANDS.commands()]


def test_every_command_named_in_the_text_exists() -> None:
    for line in re.findall(r"`xieshang ([^`]+)`", TEXT):
        words = [word for word in line.split() if re.fullmatch(r"[a-z]+|--[a-z]+", word)]
        assert words[0].startswith("--") or COMMANDS.child(words[0]), line
        assert len(words) < 2 or tuple(words[:2]) in PATHS or tuple(words[:1]) in PATHS, line
