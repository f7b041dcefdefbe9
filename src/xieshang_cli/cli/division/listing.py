"""`division list`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import Conditions, selection, tell_unreadable
from xieshang_cli.cli.options import Day, OneOf, Reference
from xieshang_cli.cli.roster_day import roster_day
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import DivisionRow
from xieshang_cli.model.vocabulary import DivisionKind, RolloutStage
from xieshang_cli.reports.division_list import division_list
from xieshang_cli.storage.layout import FileKind


@command(exits=(3, 4))
def list_divisions(
    env: Env,
    division: Annotated[
        str | None, typer.Argument(metavar=_("区划"), help=_("只看它和它的下级。")), Reference("division")
    ] = None,
    kind: Annotated[DivisionKind | None, typer.Option("--kind", help=_("只看这一类。")), OneOf(DivisionKind)] = None,
    stage: Annotated[
        RolloutStage | None, typer.Option("--stage", help=_("只看试点的，或推广的。")), OneOf(RolloutStage)
    ] = None,
    as_of: Annotated[PartialDate | None, typer.Option("--as-of", help=_("只看到这一天已经开展的。")), Day()] = None,
) -> None:
    """列出区划：乡镇街道和村社区，何时开展、是试点还是推广。"""
    conditions = Conditions()
    conditions.below(env, "code", division)
    conditions.equal("kind", kind)
    conditions.equal("stage", stage)
    rows = env.archive.index.rows(DivisionRow, conditions.text, conditions.values)
    env.show(division_list(selection(env, divisions=rows, as_of=roster_day(env, as_of) if as_of else None)))
    tell_unreadable(env, FileKind.DIVISIONS)
