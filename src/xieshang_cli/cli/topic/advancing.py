"""`topic gate`, `topic advance`, `topic revert`: from step to step."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import OneOf, Text
from xieshang_cli.cli.pages import topic_context
from xieshang_cli.cli.parameters import OnOption, ReasonOption, TopicArgument
from xieshang_cli.cli.recording import named, show_topic, stamp
from xieshang_cli.language import _
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status, Step
from xieshang_cli.reports.pages.missing import gate_page
from xieshang_cli.workflow import gate as gates
from xieshang_cli.workflow.whereabouts import require_here


@command(exits=(3, 4))
def gate(env: Env, topic: TopicArgument) -> None:
    """看当前步骤还缺什么；只看，不改。"""
    found = env.archive.topic(topic)
    env.show(gate_page(found, topic_context(env, found)))


@command(exits=(3, 4))
def advance(
    env: Env,
    topic: TopicArgument,
    on: OnOption = None,
    despite: Annotated[
        list[str] | None, typer.Option("--despite", metavar=_("规则"), help=_("缺这一项也结束，例如 TP305。")), Text()
    ] = None,
    reason: ReasonOption = None,
    approved_by: Annotated[str | None, typer.Option("--approved-by", help=_("谁批准的。")), Text()] = None,
) -> None:
    """结束当前步骤，进入下一步；最后一步结束则议题办结。还缺材料时拒绝，什么也不改。

    例如：
      xieshang topic advance 7k3m
      xieshang topic advance 7k3m --despite TP305 --reason 调研报告遗失 --approved-by 李主席
    """

    def alter(old: Topic) -> Topic:
        _require_here(env, old)
        return gates.advance(old, env.archive.records, stamp(env, on), despite or (), reason, approved_by)

    new = env.archive.change_topic(topic, alter)
    show_topic(env, new, _advanced(env, new))


@command(exits=(3, 4))
def revert(
    env: Env,
    topic: TopicArgument,
    to: Annotated[Step, typer.Option("--to", help=_("退到哪一步。")), OneOf(Step)],
    reason: ReasonOption = None,
    on: OnOption = None,
) -> None:
    """退回到前面的步骤，已有的记录一条不删；办结的议题也可以重新办理。

    例如：
      xieshang topic revert 7k3m --to 协商议事 --reason 群众对方案有异议
    """

    def alter(old: Topic) -> Topic:
        _require_here(env, old)
        return gates.revert(old, to, reason or "", stamp(env, on))

    new = env.archive.change_topic(topic, alter)
    show_topic(
        env, new, _("议题 {topic}已退回“{step}”。").format(topic=named(new), step=env.archive.policy.label(new.step))
    )


def _require_here(env: Env, topic: Topic) -> None:
    if topic.came_by_letter:
        require_here(topic, env.archive.settings.division)


def _advanced(env: Env, topic: Topic) -> str:
    if topic.status == Status.OPEN:
        said = _("议题 {topic}进入“{step}”。").format(topic=named(topic), step=env.archive.policy.label(topic.step))
    else:
        said = _("议题 {topic}{status}。").format(topic=named(topic), status=_(topic.status.label))
    return said
