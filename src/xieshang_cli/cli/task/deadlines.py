"""`task extend`, `task pause`, `task unpause`, `task reaffirm`: what moves a deadline, and what a task stands by."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Text
from xieshang_cli.cli.parameters import OnOption, ReasonOption, TaskArgument
from xieshang_cli.cli.recording import show_topic, stamp
from xieshang_cli.cli.task.targets import task_ids
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.topic import Topic
from xieshang_cli.workflow import deadlines, reaffirming

ApproverOption = Annotated[str | None, typer.Option("--approved-by", help=_("谁批准的。")), Text()]


@command(exits=(3, 4))
def extend(
    env: Env,
    task: TaskArgument,
    until: Annotated[PartialDate, typer.Option("--until", help=_("延到哪一天。")), Day(prefer="future")],
    reason: ReasonOption = None,
    approved_by: ApproverOption = None,
    on: OnOption = None,
) -> None:
    """延长办理期限：只能在到期以前，写明理由和批准人；原定期限保留，两种按期率都统计。

    例如：
      xieshang task extend t-2m4p --until 9月30日 --reason 材料涨价重新招标 --approved-by 李副区长
    """
    topic_id, task_id = task_ids(env, task)
    new = env.archive.change_topic(
        topic_id,
        lambda old: deadlines.extend(old, task_id, until, reason or "", approved_by or "", stamp(env, on)),
    )
    _show(env, new, task_id)


@command(exits=(3, 4))
def pause(
    env: Env, task: TaskArgument, reason: ReasonOption = None, approved_by: ApproverOption = None, on: OnOption = None
) -> None:
    """暂停计时：从这一天起不算办理时间，写明理由和批准人。

    例如：
      xieshang task pause t-2m4p --reason 冬季停工 --approved-by 李副区长
    """
    topic_id, task_id = task_ids(env, task)
    new = env.archive.change_topic(
        topic_id, lambda old: deadlines.pause(old, task_id, reason or "", approved_by or "", stamp(env, on))
    )
    _show(env, new, task_id)


@command(exits=(3, 4))
def unpause(env: Env, task: TaskArgument, on: OnOption = None) -> None:
    """恢复计时：停了几个工作日，期限就顺延几个工作日。"""
    topic_id, task_id = task_ids(env, task)
    new = env.archive.change_topic(
        topic_id, lambda old: deadlines.unpause(old, task_id, env.archive.policy, stamp(env, on))
    )
    _show(env, new, task_id)


@command(exits=(3, 4))
def reaffirm(
    env: Env,
    task: TaskArgument,
    by: Annotated[str | None, typer.Option("--by", help=_("谁确认的。")), Text()] = None,
    on: OnOption = None,
) -> None:
    """共识的文字改过以后，确认任务仍按改后的共识办理。

    例如：
      xieshang task reaffirm t-2m4p --by 区住建局
    """
    topic_id, task_id = task_ids(env, task)
    records = env.archive.records
    new = env.archive.change_topic(
        topic_id, lambda old: reaffirming.reaffirm(old, task_id, by or "", records, stamp(env, on))
    )
    _show(env, new, task_id)


def _show(env: Env, topic: Topic, task_id: str) -> None:
    show_topic(env, topic, _("{what}。").format(what=topic.events[-1].what), ids=[task_id])
