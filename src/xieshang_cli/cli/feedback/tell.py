"""`feedback tell`."""

import re
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Audience
from xieshang_cli.cli.options import Text
from xieshang_cli.cli.owing import owed_actions
from xieshang_cli.cli.parameters import MediumOption, OnOption, TopicArgument
from xieshang_cli.cli.people import known_residents
from xieshang_cli.cli.recording import named, show_topic, stamp
from xieshang_cli.language import _
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.workflow import feedback


@command(exits=(3, 4))
def tell(
    env: Env,
    topic: TopicArgument,
    to: Annotated[list[str], typer.Option("--to", help=_("告诉了谁，例如 提出人、参会人员。")), Text()],
    on: OnOption = None,
    medium: MediumOption = None,
) -> None:
    """记录把结果告诉了谁、何时、用什么方式。居民的姓名不进记录。

    例如：
      xieshang feedback tell 7k3m --to 提出人 --to 参会人员 --medium 电话
    """
    audience = Audience()
    named_so = [audience.read(env, part) for words in to for part in re.split("[、,，;；]", words) if part.strip()]
    told = _without_residents(env, env.archive.topic(topic), named_so)
    new = env.archive.change_topic(topic, lambda old: feedback.tell(old, told, stamp(env, on), medium))
    said = _("议题 {topic}：已记录反馈给{to}。").format(topic=named(new), to=_("、").join(dict.fromkeys(told)))
    show_topic(env, new, said, actions=None if new.step is Step.FEEDBACK else owed_actions(env, new))


def _without_residents(env: Env, topic: Topic, told: list[str]) -> list[str]:
    """Give in place of a resident's name what may stand in the record: that it was the proposer, or a reference."""
    known = known_residents(env, [topic.id])
    instead = {
        name: env.archive.policy.proposer_audience if reference == topic.raised.person else reference
        for name, reference in known.items()
    }
    for name in told:
        if name in instead:
            env.say(_("居民的姓名不进记录：{name}，记录里是“{words}”。").format(name=name, words=instead[name]))
    return [instead.get(name, name) for name in told]
