"""`topic list`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import Conditions, selection, tell_unreadable
from xieshang_cli.cli.options import OneOf, Reference, Text
from xieshang_cli.cli.parameters import CategoryOption, OverdueOption, SinceOption, StationOption, UntilOption
from xieshang_cli.cli.places import division_code
from xieshang_cli.language import _
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.model.vocabulary import Status, Step
from xieshang_cli.reports.topic_list import topic_list
from xieshang_cli.storage.layout import FileKind


@command(exits=(3, 4))
def list_topics(
    env: Env,
    step: Annotated[list[Step] | None, typer.Option("--step", help=_("只看这一步。")), OneOf(Step)] = None,
    status: Annotated[list[Status] | None, typer.Option("--status", help=_("只看这一状态。")), OneOf(Status)] = None,
    station: StationOption = None,
    category: CategoryOption = None,
    overdue: OverdueOption = False,
    since: SinceOption = None,
    until: UntilOption = None,
    holder: Annotated[
        str | None, typer.Option("--holder", help=_("现由谁承办，区划代码或名称。")), Reference("division")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", help=_("名称或内容里有这些字。")), Text()] = None,
) -> None:
    """列出议题，最该办的在前：逾期的、快到期的、差得少的、停得久的。

    --since 和 --until 按提出日期；--step 只看进行中的议题。

    例如：
      xieshang topic list --step 议前调研
      xieshang topic list --overdue --station 滨河路
    """
    conditions = Conditions()
    conditions.one_of("step", step)
    if step and not status:
        conditions.equal("status", Status.OPEN)
    conditions.one_of("status", status)
    conditions.in_unit(env, "station", station)
    conditions.equal("category", category)
    if overdue:
        conditions.add("status = 'open' AND due_last < ?", env.today.isoformat())
    conditions.between("raised_from", "raised_until", since, until)
    if holder is not None:
        conditions.equal("holder", division_code(env, holder))
    conditions.containing("text", text)
    rows = env.archive.index.rows(TopicRow, conditions.text, conditions.values)
    undated = {"topics": conditions.undated(env, TopicRow)}
    env.show(topic_list(selection(env, topics=rows, undated=undated)))
    tell_unreadable(env, FileKind.TOPIC, FileKind.SESSION)
