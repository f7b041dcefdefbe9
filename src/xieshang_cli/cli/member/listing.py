"""`member list`."""

from dataclasses import replace
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.committee.finding import committee_code
from xieshang_cli.cli.committee.parameters import CommitteeOption
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import Conditions, selection, tell_unreadable
from xieshang_cli.cli.member.parameters import CircleOption
from xieshang_cli.cli.options import Reference, Text
from xieshang_cli.cli.parameters import AsOfOption
from xieshang_cli.cli.roster_day import roster_day
from xieshang_cli.language import _
from xieshang_cli.model.rows import AssignmentRow, MemberRow
from xieshang_cli.reports.member_list import members_table
from xieshang_cli.storage.layout import FileKind
from xieshang_cli.storage.references import Kind

# The day is asked of both: who is assigned to a station on it, and who is a member on it.
_HOLDS = '(first IS NULL OR first <= ?) AND ("end" IS NULL OR "end" > ?)'
_ASSIGNED = f"SELECT who FROM assignments WHERE {_HOLDS}"  # noqa: S608 - our words
_TEXTS = ("name", "number", "circle", "party", "employer", "position")


@command(exits=(3, 4))
def list_members(
    env: Env,
    committee: CommitteeOption = None,
    circle: CircleOption = None,
    station: Annotated[
        str | None, typer.Option("--station", help=_("下沉到哪个工作站的。")), Reference("station")
    ] = None,
    text: Annotated[str | None, typer.Option("--text", help=_("姓名、单位等含有这些字的。")), Text()] = None,
    unassigned: Annotated[bool, typer.Option("--unassigned", help=_("没有下沉到任何工作站的。"))] = False,
    left: Annotated[bool, typer.Option("--left", help=_("已经离任的。"))] = False,
    as_of: AsOfOption = None,
) -> None:
    """列出委员，和他们下沉到哪个工作站；离任的不列，除非加 --left。

    例如：
      xieshang member list --committee 620302 --unassigned
      xieshang member list --station 620302001 --as-of 2025-12-31
    """
    day = roster_day(env, as_of)
    today = day.isoformat()
    conditions = Conditions()
    if committee is not None:
        conditions.equal("committee", committee_code(env, committee))
    conditions.equal("circle", circle)
    for word in (text or "").split():
        _containing(conditions, word)
    if station is not None:
        code = env.archive.resolve(Kind.STATION, station)
        conditions.add(f"id IN ({_ASSIGNED} AND station = ?)", today, today, code)
    if unassigned:
        conditions.add(f"id NOT IN ({_ASSIGNED})", today, today)
    if left:
        conditions.add('"end" <= ?', today)
    else:
        conditions.add(_HOLDS, today, today)
    members = env.archive.index.rows(MemberRow, conditions.text, conditions.values)
    assignments = env.archive.index.rows(AssignmentRow, _HOLDS, (today, today))
    env.show(members_table(replace(selection(env, assignments=assignments), as_of=day), members))
    tell_unreadable(env, FileKind.COMMITTEE, FileKind.STATION)


def _containing(conditions: Conditions, word: str) -> None:
    """Want rows in which some text contains the word."""
    escaped = word.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    likes = [f"\"{column}\" LIKE ? ESCAPE '\\'" for column in _TEXTS]
    conditions.add(" OR ".join(likes), *[f"%{escaped}%"] * len(likes))
