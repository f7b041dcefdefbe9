"""`division list`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import Conditions, selection, tell_unreadable
from xieshang_cli.cli.options import OneOf, Reference
from xieshang_cli.language import _
from xieshang_cli.model.rows import DivisionRow
from xieshang_cli.model.vocabulary import DivisionKind
from xieshang_cli.reports.division_list import division_list
from xieshang_cli.storage.layout import FileKind


@command(exits=(3, 4))
def list_divisions(
    env: Env,
    division: Annotated[
        str | None, typer.Argument(metavar=_("区划"), help=_("只看它和它的下级。")), Reference("division")
    ] = None,
    kind: Annotated[DivisionKind | None, typer.Option("--kind", help=_("只看这一类。")), OneOf(DivisionKind)] = None,
) -> None:
    """列出区划：乡镇街道和村社区。"""
    conditions = Conditions()
    conditions.below(env, "code", division)
    conditions.equal("kind", kind)
    rows = env.archive.index.rows(DivisionRow, conditions.text, conditions.values)
    env.show(division_list(selection(env, divisions=rows)))
    tell_unreadable(env, FileKind.DIVISIONS)
