import os
import stat
import sys
from pathlib import Path

import pytest

from cli.trial import Run
from xieshang_cli.cli.env import CommonOptions, Env
from xieshang_cli.cli.output import (
    Output,
    OutputNotWritableError,
    UnknownEndingError,
    UnknownFormatError,
    chosen_format,
)


@pytest.mark.parametrize(
    ("name", "path", "chosen"),
    [
        (None, None, "table"),
        (None, "-", "table"),
        ("JSON", None, "json"),
        ("csv", "a.json", "csv"),
        (None, "a.json", "json"),
        (None, "a.JSONL", "jsonl"),
        (None, "a.md", "markdown"),
        (None, "a.yml", "yaml"),
        (None, "a.txt", "table"),
        (None, "a", "table"),
    ],
)
def test_format(name: str | None, path: str | None, chosen: str) -> None:
    assert chosen_format(name, path) == chosen


@pytest.mark.parametrize("path", ["台账.xlsx", "a.DOCX", "a.pdf", "a.html"])
def test_a_name_that_promises_another_format_is_refused(path: str) -> None:
    with pytest.raises(UnknownEndingError) as refusal:
        chosen_format(None, path)
    assert refusal.value.message == f"--output {path}：写不了 {Path(path).suffix.lower()} 文件。"
    assert refusal.value.hint == "文件名的结尾可用：.json、.jsonl、.csv、.tsv、.md、.yaml、.yml、.txt。"
    assert chosen_format("csv", path) == "csv"


def test_format_of_one_command_only() -> None:
    assert chosen_format("sarif", None, ["sarif"]) == "sarif"
    with pytest.raises(UnknownFormatError):
        chosen_format("sarif", None)


def test_file_holds_what_standard_output_would(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "结果.json"
    assert run("thing", "-o", str(file)).out == ""
    assert file.read_text(encoding="utf-8") == run("thing", "--format", "json").out
    assert [path.name for path in tmp_path.iterdir()] == ["结果.json"]


@pytest.mark.parametrize("name", ["a.txt", "a.json"])
def test_somebody_at_a_terminal_is_told_which_file_it_is(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    for options in (CommonOptions(output=name), CommonOptions(output=name, quiet=True), CommonOptions(output="-")):
        env = Env(options)
        env.say("说明")
        assert env.finish() == 0
    assert capsys.readouterr().err == f"说明\n已写入 {name}。\n说明\n"


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_file_replaced_keeps_its_rights(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("老", encoding="utf-8")
    file.chmod(0o640)
    output = Output("table", str(file))
    output.add_text("新\n")
    output.finish()
    assert (file.read_text(encoding="utf-8"), stat.S_IMODE(file.stat().st_mode)) == ("新\n", 0o640)


def test_failure_leaves_the_old_file(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("老", encoding="utf-8")
    answer = run("thing", "new", "--title", "甲", "--station", "乙", "--fail", "end", "-o", str(file))
    assert (answer.code, file.read_text(encoding="utf-8")) == (2, "老")


@pytest.mark.parametrize("name", ["none/a.txt", "."])
def test_file_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    output = Output("table", str(tmp_path / name))
    output.add_text("新\n")
    with pytest.raises(OutputNotWritableError, match="写不了文件"):
        output.finish()


def test_words_beside_the_result_are_made_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    Output("table", None).say("甲\x1b[31m\n乙")
    assert capsys.readouterr().err == "甲\\u001b[31m\n乙\n"
