"""`feedback publish`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Text
from xieshang_cli.cli.parameters import OnOption, TopicArgument
from xieshang_cli.cli.recording import named, show_topic, stamp
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.topic import Topic
from xieshang_cli.workflow import feedback


class TwoEndsError(UsageError):
    """The last day is said twice."""

    def __init__(self) -> None:
        super().__init__(_("--days 和 --until 只写一个。"))


@command(exits=(3, 4))
def publish(
    env: Env,
    topic: TopicArgument,
    on: OnOption = None,
    place: Annotated[str | None, typer.Option("--place", help=_("在哪里公示。")), Text()] = None,
    until: Annotated[
        PartialDate | None, typer.Option("--until", help=_("公示到哪一天。")), Day(prefer="future")
    ] = None,
    days: Annotated[
        int | None, typer.Option("--days", min=1, max=3650, help=_("公示几天，公示当天算第一天；代替 --until。"))
    ] = None,
    none_because: Annotated[
        str | None, typer.Option("--none-because", help=_("不公示，写明理由。")), Text(lines=True)
    ] = None,
) -> None:
    """记录结果公示：何时、在哪里、到哪天；不公示的写明理由。

    例如：
      xieshang feedback publish 7k3m --place 小区公告栏 --days 7
      xieshang feedback publish 7k3m --place 小区公告栏 --until 7月10日
    """
    if days is not None and until is not None:
        raise TwoEndsError

    def alter(old: Topic) -> Topic:
        if none_because is not None:
            return feedback.do_not_publish(old, none_because, stamp(env, on))
        return feedback.publish(old, stamp(env, on), place, until, days)

    new = env.archive.change_topic(topic, alter)
    said = _("议题 {topic}：已记录公示。") if none_because is None else _("议题 {topic}：已记录不公示的理由。")
    lasting = _lasting(env, new) if none_because is None else ""
    show_topic(env, new, said.format(topic=named(new)) + lasting)


def _lasting(env: Env, topic: Topic) -> str:
    """Say until when it is up, and when that is less than this place asks for."""
    last = topic.feedback.published[-1] if topic.feedback and topic.feedback.published else None
    if last is None or last.until is None or last.on is None:
        return ""
    days, least = (last.until.latest - last.on.earliest).days + 1, env.archive.policy.publication_days
    said = _("公示到 {until}，共 {n} 天。").format(until=last.until, n=days)
    return said + (_("本地要求至少 {n} 天。").format(n=least) if days < least else "")
