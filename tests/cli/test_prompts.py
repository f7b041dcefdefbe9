import io
import sys

import pytest

from xieshang_cli.cli.env import CommonOptions, Env
from xieshang_cli.cli.failure import NothingAnsweredError
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


@pytest.mark.parametrize(
    ("answer", "value", "said"),
    [
        ("2", 2, "选了“道路照明”。\n"),
        ("２", 2, "选了“道路照明”。\n"),
        ("道路", 1, ""),
        ("道路照", 2, "选了“道路照明”。\n"),
        ("其", 3, "选了“其他”。\n"),
        ("照明", 2, "选了“道路照明”。\n"),
    ],
)
def test_choice_by_number_or_words(typing: Answers, answer: str, value: int, said: str) -> None:
    assert choose(typing(answer), "--category", "类别", CHOICES) == value
    assert typing.seen == f"类别\n  1) 道路\n  2) 道路照明\n  3) 其他\n请选择：{said}"


@pytest.mark.parametrize(
    ("columns", "lines"),
    [
        (
            66,
            [
                "  1) 道路        4) 供暖        7) 停车        10) 养老",
                "  2) 加装电梯    5) 噪声        8) 市场",
                "  3) 供水        6) 文体        9) 产业",
            ],
        ),
        (
            20,
            [
                "  1) 道路",
                "  2) 加装电梯",
                "  3) 供水",
                "  4) 供暖",
                "  5) 噪声",
                "  6) 文体",
                "  7) 停车",
                "  8) 市场",
                "  9) 产业",
                "  10) 养老",
            ],
        ),
    ],
)
def test_a_long_list_of_choices_stands_side_by_side(
    typing: Answers, monkeypatch: pytest.MonkeyPatch, columns: int, lines: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    labels = ["道路", "加装电梯", "供水", "供暖", "噪声", "文体", "停车", "市场", "产业", "养老"]
    assert choose(typing("养老"), "--category", "类别", [(label, label) for label in labels]) == "养老"
    shown = typing.seen.splitlines()[1:-1]
    assert shown == lines


def test_part_of_two_choices_is_asked_again(typing: Answers) -> None:
    assert choose(typing("路", "3"), "--category", "类别", CHOICES) == 3
    assert "没有“路”这一项。" in typing.seen


def test_choice_mistyped_is_asked_again(typing: Answers) -> None:
    assert choose(typing("4", "道陆", "", "1"), "--category", "类别", CHOICES) == 1
    assert typing.seen.splitlines()[4:] == [
        "请选择：没有“4”这一项。", "请选择：没有“道陆”这一项。是不是想用 道路？", "请选择：请选择：选了“道路”。",
    ]  # fmt: skip


def test_choice_may_be_skipped_where_optional(typing: Answers) -> None:
    assert choose(typing(""), "--category", "类别", CHOICES, optional=True) is None


@pytest.mark.parametrize(("answer", "value"), [("是", True), ("Y", True), ("", False), ("否", False)])
def test_confirm(typing: Answers, answer: str, *, value: bool) -> None:
    assert confirm(typing(answer), "--yes", "删除吗") is value


def test_end_of_input_stops(typing: Answers) -> None:
    with pytest.raises(NothingAnsweredError):
        ask(typing(), "--text", "说明", Text())


def test_nobody_there_names_all_that_is_missing() -> None:
    env = Env(CommonOptions(no_input=True))
    with pytest.raises(MissingAnswersError) as caught:
        require(env, {"--title": None, "--station": "x", "--affected": [], "--category": None})
    assert caught.value.message == "缺少选项 --title、--affected、--category。"
    with pytest.raises(MissingAnswersError):
        ask(env, "--text", "说明", Text())
