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
from xieshang_cli.cli.recording import named, show_topic, stamp
from xieshang_cli.language import _
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
    """记录把结果告诉了谁、何时、用什么方式。

    例如：
      xieshang feedback tell 7k3m --to 提出人 --to 参会人员 --medium 电话
    """
    audience = Audience()
    told = [audience.read(env, part) for words in to for part in re.split("[、,，;；]", words) if part.strip()]
    new = env.archive.change_topic(topic, lambda old: feedback.tell(old, told, stamp(env, on), medium))
    said = _("议题 {topic}：已记录反馈给{to}。").format(topic=named(new), to=_("、").join(dict.fromkeys(told)))
    show_topic(env, new, said, actions=None if new.step is Step.FEEDBACK else owed_actions(env, new))
