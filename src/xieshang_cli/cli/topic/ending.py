"""`topic withdraw`, `topic merge`, `topic split`: how topics end early, join and part."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Reference, Text
from xieshang_cli.cli.parameters import IdOption, OnOption, ReasonOption, TopicArgument
from xieshang_cli.cli.recording import named, record_id, show_topic, stamp
from xieshang_cli.language import _
from xieshang_cli.model.identity import code_of
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.topics import merge_into, split_off
from xieshang_cli.workflow.topics import withdraw as withdrawn


@command(exits=(3, 4))
def withdraw(env: Env, topic: TopicArgument, reason: ReasonOption = None, on: OnOption = None) -> None:
    """撤回议题：提出人不再要求办理。"""
    new = env.archive.change_topic(topic, lambda old: withdrawn(old, reason or "", stamp(env, on)))
    show_topic(env, new, _("议题 {topic}已撤回。").format(topic=named(new)))


@command(exits=(3, 4))
def merge(
    env: Env,
    topic: TopicArgument,
    into: Annotated[str, typer.Option("--into", help=_("并入哪个议题。")), Reference("topic")],
    reason: ReasonOption = None,
    on: OnOption = None,
) -> None:
    """把议题并入另一个议题；并入的议题到此结束，另一个不变。

    例如：
      xieshang topic merge 7k3m --into 9x2p --reason 同一个小区同一件事
    """
    target = env.archive.topic(into)
    new = env.archive.change_topic(topic, lambda old: merge_into(old, target, reason or "", stamp(env, on)))
    show_topic(env, new, _("议题 {topic}已并入 {target}。").format(topic=named(new), target=named(target)))


@command(exits=(3, 4))
def split(
    env: Env,
    topic: TopicArgument,
    title: Annotated[str, typer.Option("--title", help=_("新议题的名称。")), Text()],
    text: Annotated[str | None, typer.Option("--text", help=_("新议题的内容；默认不变。")), Text(lines=True)] = None,
    on: OnOption = None,
    identity: IdOption = None,
) -> None:
    """从议题里拆出一个新议题，沿用原来的收集信息；原议题不变。

    例如：
      xieshang topic split 7k3m --title 小区充电桩
    """
    old = env.archive.topic(topic)
    new_id = record_id(env, Kind.TOPIC, identity, code_of(old.id), on)
    new = split_off(old, new_id, title, stamp(env, on), text)
    env.archive.add(new)
    show_topic(env, new, _("已从 {old}拆出议题 {topic}。").format(old=named(old), topic=named(new)))
