"""`request list`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import Conditions, selection, tell_unreadable
from xieshang_cli.cli.options import Text
from xieshang_cli.cli.parameters import ChannelOption, SinceOption, StationOption, UntilOption
from xieshang_cli.language import _
from xieshang_cli.model.rows import RequestRow
from xieshang_cli.reports.request_list import request_list
from xieshang_cli.storage.layout import FileKind


@command(exits=(3, 4))
def list_requests(
    env: Env,
    station: StationOption = None,
    channel: ChannelOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    text: Annotated[str | None, typer.Option("--text", help=_("内容里有这些字。")), Text()] = None,
) -> None:
    """列出诉求，最近的在前。"""
    conditions = Conditions()
    conditions.in_unit(env, "station", station)
    conditions.equal("channel", channel)
    conditions.between("on_from", "on_until", since, until)
    conditions.containing("text", text)
    rows = env.archive.index.rows(RequestRow, conditions.text, conditions.values)
    undated = {"requests": conditions.undated(env, RequestRow)}
    env.show(request_list(selection(env, requests=rows, undated=undated)))
    tell_unreadable(env, FileKind.REQUESTS)
