"""`station show`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import tell_unreadable
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.parameters import AsOfOption
from xieshang_cli.cli.roster_day import roster_day
from xieshang_cli.cli.station.parameters import StationArgument
from xieshang_cli.language import _
from xieshang_cli.model.rows import SessionRow, TopicRow
from xieshang_cli.reports.pages.station import station_page
from xieshang_cli.storage.layout import FileKind


@command(exits=(3, 4))
def show(
    env: Env,
    station: StationArgument,
    as_of: AsOfOption = None,
    private: Annotated[bool, typer.Option("--private", help=_("名册里带委员的电话；电话不入 git。"))] = False,
) -> None:
    """查看一个工作站：当日名册、空缺、议事会和议事室、议题、待整改的问题。

    例如：
      xieshang station show 620302001 --as-of 2025-12-31
    """
    record = env.archive.station(station)
    phones = {who: pair[0] or "" for who, pair in env.archive.member_contacts().items()} if private else None
    own = ("station = ?", (record.code,))
    page = station_page(
        record,
        page_context(env),
        env.archive.index.rows(TopicRow, *own),
        env.archive.index.rows(SessionRow, *own),
        roster_day(env, as_of),
        phones,
    )
    env.show(page)
    tell_unreadable(env, FileKind.TOPIC, FileKind.SESSION, FileKind.COMMITTEE, FileKind.SUPERVISION, near=record.code)
