"""`station show`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Reference
from xieshang_cli.cli.pages import page_context
from xieshang_cli.language import _
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.reports.pages.station import station_page


@command(exits=(3, 4))
def show(
    env: Env,
    station: Annotated[str, typer.Argument(metavar=_("工作站"), help=_("工作站的代码或名称。")), Reference("station")],
) -> None:
    """查看一个工作站：任职和它的议题。"""
    record = env.archive.station(station)
    topics = env.archive.index.rows(TopicRow, "station = ?", (record.code,))
    env.show(station_page(record, page_context(env), topics))
