"""`request show`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Reference
from xieshang_cli.cli.pages import page_context
from xieshang_cli.language import _
from xieshang_cli.reports.pages.request import request_page
from xieshang_cli.storage.references import Kind


@command(exits=(3, 4))
def show(
    env: Env,
    request: Annotated[str, typer.Argument(metavar=_("诉求"), help=_("诉求的编码或它的一段。")), Reference("request")],
) -> None:
    """查看一条诉求：内容、渠道，并入了哪些议题。"""
    context = page_context(env)
    found = context.records.request(env.archive.resolve(Kind.REQUEST, request))
    assert found is not None
    env.show(request_page(found, context))
