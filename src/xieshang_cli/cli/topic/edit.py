"""`topic edit`: single facts by options, everything else in the user's own editor."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.editing import edit_by_hand
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import OneOf, Text
from xieshang_cli.cli.parameters import (
    AffectedOption,
    CategoryOption,
    ChannelOption,
    PaceOption,
    RaisedByOption,
    RaisedOnOption,
    RaisedTextOption,
    TopicArgument,
)
from xieshang_cli.cli.recording import named, show_topic, stamp
from xieshang_cli.language import _
from xieshang_cli.model.vocabulary import Level
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.topics import amend


@command(exits=(3, 4))
def edit(
    env: Env,
    topic: TopicArgument,
    title: Annotated[str | None, typer.Option("--title", help=_("议题名称。")), Text()] = None,
    category: CategoryOption = None,
    channel: ChannelOption = None,
    raised_on: RaisedOnOption = None,
    raised_by: RaisedByOption = None,
    text: RaisedTextOption = None,
    affected: AffectedOption = None,
    pace: PaceOption = None,
    scope: Annotated[Level | None, typer.Option("--scope", help=_("议事层级。")), OneOf(Level)] = None,
) -> None:
    """补全或改正收集的内容；不带选项则用编辑器（$VISUAL、$EDITOR）打开议题文件，校验后才保存。

    步骤、状态、承办单位和经过不能直接改，由相应的命令改。

    例如：
      xieshang topic edit 7k3m --channel 意见箱 --raised-by 群众
      xieshang topic edit 7k3m
    """
    identity = env.archive.resolve(Kind.TOPIC, topic)
    raised = {"on": raised_on, "channel": channel, "by": raised_by, "text": text, "affected": tuple(affected or ())}
    facts = {"title": title, "category": category, "pace": pace, "scope": scope}
    if any((*raised.values(), *facts.values())):
        new = env.archive.change_topic(identity, lambda old: amend(old, stamp(env), raised, **facts))
        show_topic(env, new, _("已保存议题 {topic}。").format(topic=named(new)))
        return
    edited = edit_by_hand(env, env.archive.edit_topic(identity))
    said = _("议题 {topic}没有改动。") if edited is None else _("已保存议题 {topic}。")
    shown = edited or env.archive.topic(identity)
    show_topic(env, shown, said.format(topic=named(shown)))
