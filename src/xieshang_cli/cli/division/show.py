"""`division show`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Reference
from xieshang_cli.cli.pages import page_context
from xieshang_cli.language import _
from xieshang_cli.model.rows import DivisionRow
from xieshang_cli.reports.pages.division import division_page
from xieshang_cli.storage.references import Kind


@command(exits=(3, 4))
def show(
    env: Env,
    division: Annotated[str, typer.Argument(metavar=_("区划"), help=_("代码或名称。")), Reference("division")],
) -> None:
    """查看一个区划：上级、下辖、有没有工作站。"""
    code = env.archive.resolve(Kind.DIVISION, division)
    context = page_context(env)
    found = context.records.division(code)
    assert found is not None
    below = env.archive.index.rows(DivisionRow, "code LIKE ? || '_%'", (code,))
    env.show(division_page(found, context, below))
