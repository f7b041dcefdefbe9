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
from xieshang_cli.model.rows import AssignmentRow, MemberRow, PostingRow
from xieshang_cli.reports.member_list import members_table
from xieshang_cli.reports.roster_days import assigned_on_day
from xieshang_cli.storage.layout import FileKind
from xieshang_cli.storage.references import Kind

_HOLDS = '(first IS NULL OR first <= ?) AND ("end" IS NULL OR "end" > ?)'
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
    if left:
        conditions.add('"end" <= ?', today)
    else:
        conditions.add(_HOLDS, today, today)
    index = env.archive.index
    terms = {
        "assignments": index.rows(AssignmentRow, _HOLDS, (today, today)),
        "postings": index.rows(PostingRow, f"member IS NOT NULL AND {_HOLDS}", (today, today)),
    }
    chosen = replace(selection(env, **terms), as_of=day)
    members = index.rows(MemberRow, conditions.text, conditions.values)
    if station is not None:
        code = env.archive.resolve(Kind.STATION, station)
        there = {who for where, who in assigned_on_day(chosen) if where == code}
        members = [row for row in members if row.id in there]
    if unassigned:
        assigned = {who for _where, who in assigned_on_day(chosen)}
        members = [row for row in members if row.id not in assigned]
    env.show(members_table(chosen, members))
    tell_unreadable(env, FileKind.COMMITTEE, FileKind.STATION)


def _containing(conditions: Conditions, word: str) -> None:
    """Want rows in which some text contains the word."""
    escaped = word.lower().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    likes = [f"\"{column}\" LIKE ? ESCAPE '\\'" for column in _TEXTS]
    conditions.add(" OR ".join(likes), *[f"%{escaped}%"] * len(likes))
