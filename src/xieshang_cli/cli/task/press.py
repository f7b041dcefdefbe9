"""`task press`: a supervision notice, recorded and made as a paper."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Suggested
from xieshang_cli.cli.options import Day, Text
from xieshang_cli.cli.pages import topic_context
from xieshang_cli.cli.parameters import OnOption, ReasonOption, TaskArgument
from xieshang_cli.cli.recording import stamp
from xieshang_cli.cli.task.targets import task_ids
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.reports.papers.press import press_notice
from xieshang_cli.workflow import deadlines
from xieshang_cli.workflow.tasks import find


@command(exits=(3, 4))
def press(
    env: Env,
    task: TaskArgument,
    by: Annotated[str | None, typer.Option("--by", help=_("谁督办；默认是任务的督办人。")), Text()] = None,
    level: Annotated[
        str | None,
        typer.Option("--level", help=_("督办方式：催办、抄送、通报；默认比上次重一级。")),
        Suggested("press_levels"),
    ] = None,
    to: Annotated[list[str] | None, typer.Option("--to", help=_("发给谁；默认是主办单位。")), Text()] = None,
    reason: ReasonOption = None,
    reply_by: Annotated[
        PartialDate | None, typer.Option("--reply-by", help=_("要求哪天以前答复。")), Day(prefer="future")
    ] = None,
    document_number: Annotated[str | None, typer.Option("--document-number", help=_("文号。")), Text()] = None,
    on: OnOption = None,
) -> None:
    """登记一次督办，并生成督办通知（加 --format markdown --output 文件.md 存成文件）。

    例如：
      xieshang task press t-2m4p --reason 已逾期15天 --reply-by 7月20日
    """
    topic_id, task_id = task_ids(env, task)
    new = env.archive.change_topic(
        topic_id,
        lambda old: deadlines.press(
            old,
            task_id,
            env.archive.policy,
            stamp(env, on),
            by=by,
            level=level,
            to=tuple(to or ()),
            reason=reason,
            reply_by=reply_by,
            document_number=document_number,
        ),
    )
    env.say(_("{what}。").format(what=new.events[-1].what))
    env.show(press_notice(new, find(new, task_id), topic_context(env, new)), ids=[task_id])
