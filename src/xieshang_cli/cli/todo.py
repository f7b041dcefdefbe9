"""`xieshang todo`: what is to be done, each line with the command that does it."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import OneOf, Reference, Text
from xieshang_cli.cli.report_rows import report_rows
from xieshang_cli.language import _
from xieshang_cli.reports import todo as report
from xieshang_cli.reports.todo_item import Role


@command(exits=(3, 4))
def todo(
    env: Env,
    station: Annotated[str | None, typer.Option("--station", help=_("只看这个工作站。")), Reference("station")] = None,
    person: Annotated[
        str | None, typer.Option("--person", help=_("只看这个人或单位主办、督办的任务，和他接手的事。")), Text()
    ] = None,
    role: Annotated[
        Role | None, typer.Option("--role", help=_("只看站点、县政协或督办要做的事。")), OneOf(Role)
    ] = None,
) -> None:
    """待办：逾期的、快到期的、等别人的；每行末尾是要运行的命令。

    站点办议题、登记任务、反馈、开会；县政协管移交、审定、空缺、计划、采纳答复；督办催任务、看整改、回头看。

    例如：
      xieshang todo --station 滨河路
      xieshang todo --person 区住建局
      xieshang todo --role 督办
    """
    env.show(report.todo(report_rows(env, report.NEEDS, station=station, open_only=True), person, role))
