"""`session list`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import Conditions, selection, tell_unreadable
from xieshang_cli.cli.options import Day, Text
from xieshang_cli.cli.parameters import StationOption, TopicOption
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import SessionRow, TopicRow
from xieshang_cli.reports.session_list import session_list
from xieshang_cli.storage.layout import FileKind
from xieshang_cli.storage.references import Kind


@command(exits=(3, 4))
def list_sessions(
    env: Env,
    topic: TopicOption = None,
    station: StationOption = None,
    since: Annotated[PartialDate | None, typer.Option("--since", help=_("从哪一天起。")), Day()] = None,
    until: Annotated[PartialDate | None, typer.Option("--until", help=_("到哪一天止。")), Day()] = None,
    text: Annotated[str | None, typer.Option("--text", help=_("地点或主持人里有这些字。")), Text()] = None,
) -> None:
    """列出协商会，最近的在前。"""
    conditions = Conditions()
    if topic is not None:
        identity = env.archive.resolve(Kind.TOPIC, topic)
        conditions.add("' ' || topics || ' ' LIKE '% ' || ? || ' %'", identity)
    conditions.in_unit(env, "station", station)
    conditions.between("held_from", "held_until", since, until)
    for word in (text or "").split():
        conditions.add("instr(coalesce(place, '') || ' ' || coalesce(host, ''), ?) > 0", word)
    rows = env.archive.index.rows(SessionRow, conditions.text, conditions.values)
    undated = {"sessions": conditions.undated(env, SessionRow)}
    topics = env.archive.index.rows(TopicRow)
    env.show(session_list(selection(env, sessions=rows, topics=topics, undated=undated)))
    tell_unreadable(env, FileKind.SESSION, FileKind.TOPIC)
