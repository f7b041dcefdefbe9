import io
import sys

import pytest

from xieshang_cli.cli.env import CommonOptions, Env
from xieshang_cli.cli.options import Day, OneOf, Text
from xieshang_cli.cli.prompts import MissingAnswersError, ask, ask_optional, choose, confirm, require
from xieshang_cli.model.vocabulary import Mode

CHOICES = [(1, "道路"), (2, "道路照明"), (3, "其他")]


class Answering(Env):
    @property
    def can_ask(self) -> bool:
        return True


class Answers:
    """Somebody who types these lines, with standard output going to a file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch, self._capsys = monkeypatch, capsys
        self.env = Answering(CommonOptions(today="2026-11-23"))

    def __call__(self, *lines: str) -> Env:
        self._monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return self.env

    @property
    def seen(self) -> str:
        captured = self._capsys.readouterr()
        assert captured.out == ""
        return captured.err


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Answers:
    return Answers(monkeypatch, capsys)


def test_asks_again_until_the_answer_is_good(typing: Answers) -> None:
    assert ask(typing("", "远呈", "远程"), "--mode", "方式", OneOf(Mode)) is Mode.REMOTE
    assert typing.seen == (
        "方式：这一项不能空着。\n"
        "方式：没有“远呈”这个值。是不是想用 远程？\n可用：in-person 现场、remote 远程、written 书面。\n"
        "方式："
    )


def test_empty_skips_what_is_optional(typing: Answers) -> None:
    assert ask_optional(typing(""), "--text", "说明", Text()) is None
    assert ask_optional(typing("昨天"), "--on", "日期", Day()) is not None
    assert typing.seen == "说明：日期：日期“昨天”理解为 2026-11-22。\n"


@pytest.mark.parametrize(("answer", "value"), [("2", 2), ("２", 2), ("道路", 1), ("道路照", 2), ("其", 3)])
def test_choice_by_number_or_words(typing: Answers, answer: str, value: int) -> None:
    assert choose(typing(answer), "--category", "类别", CHOICES) == value
    assert typing.seen == "类别\n  1) 道路\n  2) 道路照明\n  3) 其他\n请选择："


def test_choice_mistyped_is_asked_again(typing: Answers) -> None:
    assert choose(typing("4", "道陆", "", "1"), "--category", "类别", CHOICES) == 1
    assert typing.seen.splitlines()[4:] == [
        "请选择：没有“4”这一项。", "请选择：没有“道陆”这一项。是不是想用 道路？", "请选择：请选择：",
    ]  # fmt: skip


def test_choice_may_be_skipped_where_optional(typing: Answers) -> None:
    assert choose(typing(""), "--category", "类别", CHOICES, optional=True) is None


@pytest.mark.parametrize(("answer", "value"), [("是", True), ("Y", True), ("", False), ("否", False)])
def test_confirm(typing: Answers, answer: str, *, value: bool) -> None:
    assert confirm(typing(answer), "--yes", "删除吗") is value


def test_end_of_input_stops(typing: Answers) -> None:
    with pytest.raises(EOFError):
        ask(typing(), "--text", "说明", Text())


def test_nobody_there_names_all_that_is_missing() -> None:
    env = Env(CommonOptions(no_input=True))
    with pytest.raises(MissingAnswersError) as caught:
        require(env, {"--title": None, "--station": "x", "--affected": [], "--category": None})
    assert caught.value.message == "缺少选项 --title、--affected、--category。"
    with pytest.raises(MissingAnswersError):
        ask(env, "--text", "说明", Text())
