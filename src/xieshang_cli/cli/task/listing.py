"""`task list`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import Conditions, selection, tell_unreadable
from xieshang_cli.cli.options import OneOf, Text
from xieshang_cli.cli.parameters import OverdueOption, StationOption, TopicOption
from xieshang_cli.language import _
from xieshang_cli.model.rows import TaskRow
from xieshang_cli.model.vocabulary import TaskState
from xieshang_cli.reports.task_list import task_list
from xieshang_cli.storage.layout import FileKind
from xieshang_cli.storage.references import Kind


@command(exits=(3, 4))
def list_tasks(
    env: Env,
    topic: TopicOption = None,
    station: StationOption = None,
    state: Annotated[
        list[TaskState] | None, typer.Option("--state", help=_("只看这一状态。")), OneOf(TaskState)
    ] = None,
    lead: Annotated[str | None, typer.Option("--lead", help=_("主办单位里有这些字。")), Text()] = None,
    supervisor: Annotated[str | None, typer.Option("--supervisor", help=_("督办人里有这些字。")), Text()] = None,
    overdue: OverdueOption = False,
) -> None:
    """列出任务，最急的在前。"""
    conditions = Conditions()
    if topic is not None:
        conditions.equal("topic", env.archive.resolve(Kind.TOPIC, topic))
    conditions.in_unit(env, "station", station)
    conditions.one_of("state", state)
    conditions.containing("lead", lead)
    conditions.containing("supervisor", supervisor)
    if overdue:
        running = "state IN ('in_progress', 'claimed') AND topic_status = 'open'"
        conditions.add(f"{running} AND due_last < ?", env.today.isoformat())
    rows = env.archive.index.rows(TaskRow, conditions.text, conditions.values)
    env.show(task_list(selection(env, tasks=rows)))
    tell_unreadable(env, FileKind.TOPIC)
