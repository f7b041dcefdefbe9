"""`supervise list`, `supervise tree`, `supervise visits`."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import Conditions, selection, tell_unreadable
from xieshang_cli.cli.members import MemberReference
from xieshang_cli.cli.options import Reference
from xieshang_cli.cli.parameters import AsOfOption, DivisionOption, SinceOption, UntilOption
from xieshang_cli.cli.report_rows import report_rows
from xieshang_cli.cli.roster_day import roster_day
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.cli.supervise.divisions import known_division
from xieshang_cli.language import _
from xieshang_cli.model.rows import MemberRow, ResponsibilityRow, VisitFindingRow, VisitRow
from xieshang_cli.reports.roster_days import on_day
from xieshang_cli.reports.supervision_list import responsibility_list, visit_list
from xieshang_cli.reports.supervision_tree import supervision_tree
from xieshang_cli.storage.layout import FileKind
from xieshang_cli.storage.references import Kind


@command(exits=(3, 4))
def list_responsibilities(
    env: Env,
    division: DivisionOption = None,
    leader: Annotated[
        str | None, typer.Option("--leader", help=_("只看这位领导的：姓名或委员编码。")), MemberReference()
    ] = None,
    past: Annotated[bool, typer.Option("--past", help=_("也列已经结束的。"))] = False,
    as_of: AsOfOption = None,
) -> None:
    """列出哪位领导包抓哪里。

    例如：
      xieshang supervise list --leader 李华
      xieshang supervise list --as-of 2025-01-01
    """
    conditions = Conditions()
    if division is not None:
        conditions.add("\"division\" LIKE ? || '%'", known_division(env, division))
    if leader is not None:
        conditions.add('"name" = ? OR "member" = ?', leader, folded(leader))
    rows = env.archive.index.rows(ResponsibilityRow, conditions.text, conditions.values)
    day = roster_day(env, as_of)
    if not past:
        rows = on_day(rows, day)
    env.show(responsibility_list(selection(env, responsibilities=rows, as_of=day)))
    tell_unreadable(env, FileKind.SUPERVISION)


@command(exits=(3, 4))
def tree(env: Env, division: DivisionOption = None, as_of: AsOfOption = None) -> None:
    """画出省、市、县、乡的包抓关系，标出无人包抓和多人包抓的。

    例如：
      xieshang supervise tree
      xieshang supervise tree --division 620302 --as-of 2025-01-01 --output 包抓.md
    """
    code = None if division is None else known_division(env, division)
    rows = report_rows(env, ("responsibilities", "divisions", "committees", "leaders"), as_of=roster_day(env, as_of))
    env.show(supervision_tree(rows, env.archive.settings.division or "", below=code or ""))


@command(exits=(3, 4))
def list_visits(
    env: Env,
    station: Annotated[
        str | None, typer.Option("--station", help=_("只看到过这个工作站的。")), Reference("station")
    ] = None,
    still_open: Annotated[bool, typer.Option("--open", help=_("只看还有问题没有整改的。"))] = False,
    since: SinceOption = None,
    until: UntilOption = None,
) -> None:
    """列出督导，和发现的问题整改了多少。

    例如：
      xieshang supervise visits --open
      xieshang supervise visits --station 滨河路 --since 2026-01
    """
    conditions = Conditions()
    if station is not None:
        conditions.add("' ' || stations || ' ' LIKE '% ' || ? || ' %'", env.archive.resolve(Kind.STATION, station))
    conditions.between("on_from", "on_from", since, until)
    visits = env.archive.index.rows(VisitRow, conditions.text, conditions.values)
    findings = env.archive.index.rows(VisitFindingRow)
    if still_open:
        waiting = {(row.committee, row.visit) for row in findings if row.put_right_on is None}
        visits = [row for row in visits if (row.committee, row.id) in waiting]
    env.show(visit_list(selection(env, visits=visits, visit_findings=findings), _names(env, visits)))
    tell_unreadable(env, FileKind.SUPERVISION)


def _names(env: Env, visits: list[VisitRow]) -> dict[str, str]:
    ids = {who for row in visits for who in row.by.splitlines() if "-m-" in who}
    if not ids:
        return {}
    marks = ", ".join("?" * len(ids))
    return {row.id: row.name for row in env.archive.index.rows(MemberRow, f"id IN ({marks})", sorted(ids))}
