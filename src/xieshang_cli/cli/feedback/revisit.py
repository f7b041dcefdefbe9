"""`feedback revisit`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import OneOf, Text
from xieshang_cli.cli.parameters import OnOption, TopicArgument
from xieshang_cli.cli.recording import item_id, named, show_topic, stamp
from xieshang_cli.language import _
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import RevisitResult
from xieshang_cli.workflow import revisits


@command(exits=(3, 4))
def revisit(
    env: Env,
    topic: TopicArgument,
    result: Annotated[
        RevisitResult,
        typer.Option("--result", help=_("成果保持，还是出现反弹。")),
        OneOf(RevisitResult),
    ],
    by: Annotated[str | None, typer.Option("--by", help=_("谁去看的。")), Text()] = None,
    on: OnOption = None,
    note: Annotated[
        str | None, typer.Option("--note", help=_("看到的情况；出现反弹的必须写。")), Text(lines=True)
    ] = None,
    planned: Annotated[
        str | None, typer.Option("--revisit", help=_("是计划中的哪一次；默认最早到期的一次。")), Text()
    ] = None,
) -> None:
    """记录一次回头看：办结的议题过一段时间去看，成果保持还是出现反弹；反弹的重新办理。

    例如：
      xieshang feedback revisit 7k3m --result 成果保持 --by 张站长 --note 充电棚正常使用
    """
    identity = item_id("v", planned)
    new = env.archive.change_topic(
        topic,
        lambda old: revisits.revisit(old, result, stamp(env, on), by=by, revisit_id=identity, note=note),
    )
    show_topic(env, new, _said(new))


def _said(topic: Topic) -> str:
    said = _("议题 {topic}：已登记回头看。").format(topic=named(topic))
    if topic.events[-1].action == "reopen":
        return said + _("{what}。").format(what=topic.events[-1].what)
    coming = revisits.waiting(topic)
    return said + (_("下一次应在 {day}。").format(day=coming[0].due) if coming else _("计划的都看过了。"))
