import sys

import pytest

from cli.trial import TABLE
from xieshang_cli.cli import app
from xieshang_cli.cli.command import Command
from xieshang_cli.cli.completion_answers import answer, candidates
from xieshang_cli.cli.preliminary import COMPLETE_VARIABLE

pytestmark = pytest.mark.usefixtures("trial")


def complete(*words: str) -> list[str]:
    return [value for value, _text in candidates(list(words), TABLE, app.load)]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ([""], ["status", "thing", "bare"]),
        (["th"], ["thing"]),
        (["thing", ""], ["new", "list", "show", "lost"]),
        (["-C", "x", "thing", "s"], ["show"]),
        (["thing", "--o"], ["--overdue", "--output"]),
        (["thing", "list", "--overdue", "--o"], ["--output"]),
        (["thing", "show", "a", "--step", "议"], ["议前调研"]),
        (["thing", "show", "a", "--step=议"], ["--step=议前调研"]),
        (["thing", "show", "a", "--step", "=", "re"], ["research"]),
        (["thing", "show", "a", "--colour", ""], ["red", "green"]),
        (["thing", "show", "a", "--today", "2026-03-02", "--on", ""], ["2026-03-02"]),
        (["thing", "show", "a", "--count", "3", "--count"], ["--count"]),
        (["thing", "show", "a", ""], []),
        (["--format", "js"], ["json", "jsonl"]),
        (["thing", "list", "--format=y"], ["--format=yaml"]),
        (["status", "--format", "l"], ["lines"]),
        (["thing", "list", "--lang", ""], ["zh", "en"]),
        (["-C", ""], []),
        (["nothing", ""], []),
        (["bare", "--"], []),
    ],
)
def test_candidates(words: list[str], values: list[str]) -> None:
    assert complete(*words) == values


@pytest.mark.parametrize(
    "words",
    [
        ["thing", "lost", ""],
        ["thing", "show", ""],
        ["thing", "show", "--", "-"],
        ["thing", "show", "--nonsense", ""],
        ["thing", "--today", "x", "show", "a", "--on", ""],
    ],
)
def test_no_error_ever_reaches_the_prompt(
    words: list[str], monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setenv(COMPLETE_VARIABLE, "zsh")
    monkeypatch.setattr(sys, "argv", ["xieshang", *words])
    assert answer(TABLE, app.load) == 0
    assert capsysbinary.readouterr() == (b"", b"")


def test_titles_stay_on_their_line(
    trial: dict[str, Command[...]], monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    class Archive:
        def complete(self, kind: str, prefix: str) -> list[tuple[str, str]]:
            return [(prefix + "7k3m", f"[red]{kind}\n\x1b[31m\t$(id)")]

    monkeypatch.setattr("xieshang_cli.cli.env.Env.archive", Archive())
    monkeypatch.setenv(COMPLETE_VARIABLE, "zsh")
    monkeypatch.setattr(sys, "argv", ["xieshang", "thing", "show", ""])
    answer(TABLE, app.load)
    assert capsysbinary.readouterr().out == b"7k3m\t[red]topic [31m $(id)\n"
