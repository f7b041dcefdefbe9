"""`feedback survey`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Number, OneOf, Text
from xieshang_cli.cli.parameters import OnOption, TopicArgument
from xieshang_cli.cli.recording import named, show_topic, stamp
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.partial import Count
from xieshang_cli.model.satisfaction import not_accounted_for
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import About
from xieshang_cli.workflow import feedback


class BadAnswerError(UsageError):
    """An answer without its number of forms, or given twice."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            _("“{typed}”应写成 答案=份数，每个答案一次。").format(typed=typed), hint=_("例如 --answer 满意=20")
        )


class EmptySurveyError(UsageError):
    """Nothing is said about the survey."""

    def __init__(self) -> None:
        super().__init__(
            _("缺少 --issued、--collected、--answer。"),
            hint=_("例如 --issued 30 --collected 26 --answer 满意=20；没有测评的写 --none-because 理由。"),
        )


@command(exits=(3, 4))
def survey(
    env: Env,
    topic: TopicArgument,
    on: OnOption = None,
    issued: Annotated[Count | None, typer.Option("--issued", help=_("发出份数。")), Number()] = None,
    collected: Annotated[Count | None, typer.Option("--collected", help=_("收回份数。")), Number()] = None,
    answer: Annotated[
        list[str] | None, typer.Option("--answer", metavar=_("答案=份数"), help=_("各答案的份数。")), Text()
    ] = None,
    about: Annotated[About, typer.Option("--about", help=_("评办理工作还是办理结果。")), OneOf(About)] = About.RESULT,
    none_because: Annotated[
        str | None, typer.Option("--none-because", help=_("没有测评，写明理由。")), Text(lines=True)
    ] = None,
) -> None:
    """记录满意度测评：发出、收回、各答案多少份；满意率低于标准的议题重新办理。

    例如：
      xieshang feedback survey 7k3m --issued 30 --collected 26 --answer 满意=20 --answer 基本满意=5 --answer 不满意=1
    """
    answers = _answers(answer or ())
    if none_because is None:
        _require_something(issued, collected, answers)

    def alter(old: Topic) -> Topic:
        if none_because is not None:
            return feedback.do_not_survey(old, none_because, stamp(env, on))
        return feedback.survey(
            old,
            env.archive.policy,
            stamp(env, on),
            issued=issued,
            collected=collected,
            answers=answers,
            about=about,
        )

    new = env.archive.change_topic(topic, alter)
    show_topic(env, new, _said(new) + (_left(new) if none_because is None else ""))


def _require_something(issued: Count | None, collected: Count | None, answers: dict[str, int]) -> None:
    """Refuse a survey of which nothing is known: it would stand in the record and say nothing."""
    if issued is None and collected is None and not answers:
        raise EmptySurveyError


def _said(topic: Topic) -> str:
    last = topic.events[-1]
    said = _("议题 {topic}：{what}。").format(topic=named(topic), what=last.what)
    if last.action == "reopen":
        said = _("议题 {topic}：已记录测评。{what}。").format(topic=named(topic), what=last.what)
    return said


def _left(topic: Topic) -> str:
    """Say how many forms came back that stand under no answer."""
    surveys = topic.feedback.surveys if topic.feedback else ()
    left = not_accounted_for(surveys[-1]) if surveys else 0
    return _("收回的表里有 {n} 份没有计入任何一档。").format(n=left) if left else ""


def _answers(typed: list[str] | tuple[()]) -> dict[str, int]:
    answers: dict[str, int] = {}
    for text in typed:
        name, equals, number = folded(text).partition("=")
        if not equals or not number.strip().isdecimal() or name.strip() in answers:
            raise BadAnswerError(text)
        answers[name.strip()] = int(number)
    return answers
