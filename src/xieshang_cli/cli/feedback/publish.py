"""`feedback publish`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Text
from xieshang_cli.cli.parameters import OnOption, TopicArgument
from xieshang_cli.cli.recording import named, show_topic, stamp
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.topic import Topic
from xieshang_cli.workflow import feedback


@command(exits=(3, 4))
def publish(
    env: Env,
    topic: TopicArgument,
    on: OnOption = None,
    place: Annotated[str | None, typer.Option("--place", help=_("在哪里公示。")), Text()] = None,
    until: Annotated[
        PartialDate | None, typer.Option("--until", help=_("公示到哪一天。")), Day(prefer="future")
    ] = None,
    none_because: Annotated[
        str | None, typer.Option("--none-because", help=_("不公示，写明理由。")), Text(lines=True)
    ] = None,
) -> None:
    """记录结果公示：何时、在哪里、到哪天；不公示的写明理由。

    例如：
      xieshang feedback publish 7k3m --place 小区公告栏 --until 7月10日
    """

    def alter(old: Topic) -> Topic:
        if none_because is not None:
            return feedback.do_not_publish(old, none_because, stamp(env, on))
        return feedback.publish(old, stamp(env, on), place, until)

    new = env.archive.change_topic(topic, alter)
    said = _("议题 {topic}：已记录公示。") if none_because is None else _("议题 {topic}：已记录不公示的理由。")
    show_topic(env, new, said.format(topic=named(new)))
