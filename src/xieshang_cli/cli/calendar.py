"""`xieshang calendar`: sessions, deadlines, revisits and visits as a calendar for phones and Outlook."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.cli.report_rows import report_rows
from xieshang_cli.exchange.ics import Entry, calendar_bytes
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.reports.selection import Selection

_SHANGHAI = ZoneInfo("Asia/Shanghai")
_NEEDS = ("topics", "sessions", "tasks", "transfers", "revisits", "visit_findings", "planned_topics")


@command(exits=(3, 4))
def calendar(
    env: Env,
    station: Annotated[str | None, typer.Option("--station", help=_("只要这个工作站。")), Reference("station")] = None,
    person: Annotated[
        str | None, typer.Option("--person", help=_("只要这个人或单位主办、督办的任务。")), Text()
    ] = None,
    first: Annotated[PartialDate | None, typer.Option("--from", help=_("从哪天起；默认今天。")), Day()] = None,
    last: Annotated[PartialDate | None, typer.Option("--to", help=_("到哪天为止。")), Day(prefer="future")] = None,
) -> None:
    """把协商会、任务期限、答复期限、回头看、整改期限写成 .ics 日历，手机和 Outlook 都能导入。

    只知道年月的不写；同一份记录总是写成同样的内容，再导入一次不会重复。

    例如：
      xieshang calendar --station 滨河路 --output 滨河路.ics
    """
    rows = report_rows(env, _NEEDS, station=station)
    begin = first.earliest if first else env.today
    end = last.latest if last else date.max
    entries = [entry for entry in _entries(rows, person) if begin <= entry.day <= end]
    name = _("协商议事日历")
    env.say(_("日历里有 {n} 项。").format(n=len(entries)))
    env.show_bytes(calendar_bytes(entries, name=name, written=env.now))


def _entries(rows: Selection, person: str | None) -> Iterator[Entry]:
    titles = {topic.id: topic.title or topic.id for topic in rows.topics}
    if person is None:
        yield from _sessions(rows, titles)
        yield from _replies(rows, titles)
        yield from _revisits(rows)
        yield from _findings(rows)
    for task in rows.tasks:
        day = _full(task.due)
        is_running = task.state in {"in_progress", "claimed"}
        if day and is_running and person in {None, task.lead, task.supervisor}:
            yield Entry(
                uid=f"{task.topic}/{task.id}/{task.due}",
                title=_("到期：{what}（{lead}）").format(what=task.what, lead=task.lead or _("主办单位未记录")),
                day=day,
                note=f"xieshang task show {task.id}",
            )


def _sessions(rows: Selection, titles: dict[str, str]) -> Iterator[Entry]:
    for session in rows.sessions:
        day = _full(session.planned_for) or _full(session.held_on)
        if day is None:
            continue
        about = _("、").join(titles.get(topic, topic) for topic in session.topics.split())
        start = datetime.combine(day, _clock(session.start), _SHANGHAI) if session.start else None
        yield Entry(
            uid=session.id,
            title=_("协商会：{about}").format(about=about),
            day=day,
            start=start,
            place=session.place or "",
            note=f"xieshang session show {session.id}",
        )


def _replies(rows: Selection, titles: dict[str, str]) -> Iterator[Entry]:
    for transfer in rows.transfers:
        day = _full(transfer.reply_by)
        if day and transfer.replied_on is None and transfer.returned_on is None:
            yield Entry(
                uid=f"{transfer.topic}/{transfer.id}",
                title=_("答复期限：{title}").format(title=titles.get(transfer.topic, transfer.topic)),
                day=day,
                note=f"xieshang topic reply {transfer.topic} --text …",
            )


def _revisits(rows: Selection) -> Iterator[Entry]:
    for revisit in rows.revisits:
        day = _full(revisit.due)
        if day and revisit.on is None:
            yield Entry(
                uid=f"{revisit.topic}/{revisit.id}",
                title=_("回头看：{title}").format(title=revisit.title or revisit.topic),
                day=day,
                note=f"xieshang feedback revisit {revisit.topic}",
            )


def _findings(rows: Selection) -> Iterator[Entry]:
    for finding in rows.visit_findings:
        day = _full(finding.due)
        if day and finding.put_right_on is None:
            yield Entry(
                uid=f"{finding.committee}/{finding.id}",
                title=_("整改期限：{text}").format(text=finding.text),
                day=day,
                note=f"xieshang supervise resolve {finding.id}",
            )


def _clock(typed: str) -> time:
    hour, _colon, minute = typed.partition(":")
    return time(int(hour), int(minute))


def _full(typed: str | None) -> date | None:
    """Give a day that is known in full."""
    return date.fromisoformat(typed) if typed and len(typed) == 10 else None
