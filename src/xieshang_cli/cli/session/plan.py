"""`session plan`: proposes days for a session, and says why not the others."""

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.members import find_member
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.cli.parameters import StationOption
from xieshang_cli.cli.places import unit_code
from xieshang_cli.cli.shell_words import quoted
from xieshang_cli.errors import reason_of
from xieshang_cli.exchange.ics import CalendarFileError, days_away
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import AssignmentRow, DutyRow, MemberRow, SessionRow
from xieshang_cli.reports.session_plan import session_plan
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.planning import Wish, verdicts

_DAYS = 45


@command(exits=(3, 4))
def plan(
    env: Env,
    topic: Annotated[list[str], typer.Option("--topic", help=_("协商哪个议题。")), Reference("topic")],
    station: StationOption = None,
    members: Annotated[
        list[str] | None,
        typer.Option("--members", help=_("请哪些委员；默认是下沉到本站的委员。")),
        Reference("member"),
    ] = None,
    place: Annotated[str | None, typer.Option("--place", help=_("在哪里开。")), Text()] = None,
    first: Annotated[
        PartialDate | None, typer.Option("--from", help=_("从哪天起找；默认今天。")), Day(prefer="future")
    ] = None,
    last: Annotated[
        PartialDate | None, typer.Option("--to", help=_("找到哪天为止；默认 45 天。")), Day(prefer="future")
    ] = None,
    count: Annotated[int, typer.Option("--count", min=1, max=50, metavar=_("个数"), help=_("要几个日子。"))] = 3,
    weekends: Annotated[bool, typer.Option("--weekends", help=_("周末也可以。"))] = False,
    away: Annotated[
        list[Path] | None,
        typer.Option("--away", metavar=_("文件"), help=_("委员自己的日历（.ics），有安排的日子避开；文件名是谁的。")),
    ] = None,
) -> None:
    """建议协商会的日期：避开节假日、农忙、委员的值班和别的会；每个日子说明为什么选、为什么不选。

    同样的记录，结果总是一样。放假安排还没有公布的年份会说明。

    例如：
      xieshang session plan --topic 7k3m --place 议事室 --from 2026-12-01
    """
    code = unit_code(env, station)
    topics = [env.archive.resolve(Kind.TOPIC, reference) for reference in topic]
    start = first.earliest if first else env.today
    end = last.latest if last else start + timedelta(days=_DAYS)
    names = _names(env, code, members or ())
    wish = Wish(
        station=code,
        today=env.today,
        first=start,
        last=end,
        members=names,
        place=place,
        allows_weekends=weekends,
        away=_away(away or (), start, end),
    )
    index = env.archive.index
    found = verdicts(wish, env.archive.policy, index.rows(SessionRow), index.rows(DutyRow))
    env.show(session_plan(found, count, env.today, _next(code, topics, place)))


def _names(env: Env, station: str, chosen: "list[str] | tuple[()]") -> dict[str, str]:
    """Give the members meant by id: those named, else those assigned to the station today."""
    if chosen:
        rows = [find_member(env, reference) for reference in chosen]
        return {row.id: row.name for row in rows}
    today = env.today.isoformat()
    assigned = env.archive.index.rows(
        AssignmentRow,
        "station = ? AND (first IS NULL OR first <= ?) AND (end IS NULL OR end > ?)",
        (station, today, today),
    )
    ids = {row.who for row in assigned}
    return {row.id: row.name for row in env.archive.index.rows(MemberRow) if row.id in ids}


def _away(files: "list[Path] | tuple[()]", first: date, last: date) -> dict[date, list[str]]:
    away: dict[date, list[str]] = {}
    for path in files:
        try:
            data = path.read_bytes()
        except OSError as refusal:
            raise CalendarFileError(str(path), reason_of(refusal)) from refusal
        for day in days_away(data, str(path), first, last):
            away.setdefault(day, []).append(path.stem)
    return away


def _next(station: str, topics: list[str], place: str | None) -> str:
    words = ["xieshang", "session", "new", "--station", station, "--planned-for", "{day}"]
    for topic in topics:
        words += ["--topic", topic]
    if place:
        words += ["--place", quoted(place.replace("{", "{{").replace("}", "}}"))]
    return " ".join(words)
