"""`deadline explain`: how a deadline was counted, day by day."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Reference
from xieshang_cli.cli.pages import topic_context
from xieshang_cli.cli.task.targets import task_ids
from xieshang_cli.language import _
from xieshang_cli.reports.pages.deadline import deadline_page
from xieshang_cli.workflow.tasks import find


@command(exits=(3, 4))
def explain(
    env: Env,
    task: Annotated[str, typer.Argument(metavar=_("任务"), help=_("任务的编码。")), Reference("task")],
) -> None:
    """逐日说明一项任务的期限：哪天起算、哪天不算和为什么、暂停、延期、算到哪天。

    例如：
      xieshang deadline explain t-2m4p
    """
    topic_id, task_id = task_ids(env, task)
    topic = env.archive.topic(topic_id)
    env.show(deadline_page(topic, find(topic, task_id), topic_context(env, topic)))
