"""`feedback revisits`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import Conditions, selection, tell_unreadable
from xieshang_cli.cli.options import Day
from xieshang_cli.cli.parameters import OverdueOption, StationOption
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import RevisitRow
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.reports.revisit_list import revisit_list
from xieshang_cli.storage.layout import FileKind


@command(exits=(3, 4))
def list_revisits(
    env: Env,
    station: StationOption = None,
    overdue: OverdueOption = False,
    until: Annotated[
        PartialDate | None, typer.Option("--until", help=_("只看到这一天为止应看的。")), Day(prefer="future")
    ] = None,
    made: Annotated[bool, typer.Option("--made", help=_("列出看过的，和看到了什么。"))] = False,
) -> None:
    """列出应做的回头看，先到期的在前；--made 列出做过的。

    例如：
      xieshang feedback revisits --until 12月31日
    """
    conditions = Conditions()
    if made:
        conditions.add('"on" IS NOT NULL OR "result" IS NOT NULL')
    else:
        conditions.add('"on" IS NULL AND "result" IS NULL')
        conditions.equal("topic_status", Status.CLOSED)
    if overdue:
        conditions.add('"due_last" < ?', env.today.isoformat())
    if until is not None:
        conditions.add('"due_last" <= ?', until.latest.isoformat())
    conditions.in_unit(env, "station", station)
    rows = env.archive.index.rows(RevisitRow, conditions.text, conditions.values)
    env.show(revisit_list(selection(env, revisits=rows)))
    tell_unreadable(env, FileKind.TOPIC)
