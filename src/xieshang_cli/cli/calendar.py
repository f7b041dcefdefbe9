"""`xieshang calendar`: sessions, deadlines, revisits and visits as a calendar for phones and Outlook."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.cli.report_rows import report_rows
from xieshang_cli.exchange.ics import Entry, calendar_bytes
from xieshang_cli.language import N_, _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.reports.document import Column, Document, Table
from xieshang_cli.reports.selection import Selection

_SHANGHAI = ZoneInfo("Asia/Shanghai")
_TITLES = {
    "session": N_("协商会：{what}"),
    "task": N_("到期：{what}"),
    "reply": N_("答复期限：{what}"),
    "revisit": N_("回头看：{what}"),
    "finding": N_("整改期限：{what}"),
}
_NEEDS = ("topics", "sessions", "tasks", "transfers", "revisits", "visit_findings", "planned_topics")


@command(exits=(3, 4), formats=("ics",))
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

    只知道年月的不写；同一份记录在同一天总是写成同样的内容，再导入一次不会重复。
    默认输出 .ics；--format json、csv、markdown 等输出同样几项的清单。

    例如：
      xieshang calendar --station 滨河路 --output 滨河路.ics
    """
    rows = report_rows(env, _NEEDS, station=station)
    begin = first.earliest if first else env.today
    end = last.latest if last else date.max
    items = sorted(item for item in _items(rows, person) if begin <= item.day <= end)
    if env.format in {"table", "ics"}:
        written = datetime.combine(env.today, time.min, _SHANGHAI)
        env.show_bytes(calendar_bytes([item.entry() for item in items], name=_("协商议事日历"), written=written))
    else:
        env.show(_listing(items, env.today))


@dataclass(frozen=True, slots=True, order=True)
class _Item:
    """What stands on a day: `what` in the words of the record, `command` is what deals with it."""

    day: date
    uid: str
    kind: str
    what: str
    command: str
    start: time | None = None
    place: str | None = None

    @property
    def title(self) -> str:
        return _(_TITLES[self.kind]).format(what=self.what)

    def entry(self) -> Entry:
        start = datetime.combine(self.day, self.start, _SHANGHAI) if self.start else None
        return Entry(
            uid=self.uid, title=self.title, day=self.day, start=start, place=self.place or "", note=self.command
        )


def _listing(items: list[_Item], today: date) -> Document:
    columns = [
        Column("day", _("日期")), Column("start", _("时间")), Column("title", _("事项")), Column("place", _("地点")),
        Column("command", _("命令")), Column("uid", _("编码")),
    ]  # fmt: skip
    # A deadline has no hour and no place: nothing is missing there.
    rows = [
        [one.day.isoformat(), _said(one.start) or "", one.title, one.place or "", one.command, one.uid] for one in items
    ]
    data = [
        {
            "uid": one.uid, "kind": one.kind, "what": one.what, "day": one.day.isoformat(), "start": _said(one.start),
            "place": one.place, "command": one.command,
        }
        for one in items
    ]  # fmt: skip
    return Document("calendar", _("协商议事日历"), today, [Table("items", columns, rows)], data=data)


def _said(clock: time | None) -> str | None:
    return f"{clock:%H:%M}" if clock else None


def _items(rows: Selection, person: str | None) -> Iterator[_Item]:
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
            what = f"{task.what} ({task.lead})" if task.lead else task.what
            yield _Item(day, f"{task.topic}/{task.id}/{task.due}", "task", what, f"xieshang task show {task.id}")


def _sessions(rows: Selection, titles: dict[str, str]) -> Iterator[_Item]:
    for session in rows.sessions:
        day = _full(session.planned_for) or _full(session.held_on)
        if day is not None:
            what = "、".join(titles.get(topic, topic) for topic in session.topics.split())
            start = _clock(session.start) if session.start else None
            command = f"xieshang session show {session.id}"
            yield _Item(day, session.id, "session", what, command, start, session.place)


def _replies(rows: Selection, titles: dict[str, str]) -> Iterator[_Item]:
    for transfer in rows.transfers:
        day = _full(transfer.reply_by)
        if day and transfer.replied_on is None and transfer.returned_on is None:
            what = titles.get(transfer.topic, transfer.topic)
            command = f"xieshang topic reply {transfer.topic} --text …"
            yield _Item(day, f"{transfer.topic}/{transfer.id}", "reply", what, command)


def _revisits(rows: Selection) -> Iterator[_Item]:
    for revisit in rows.revisits:
        day = _full(revisit.due)
        if day and revisit.on is None:
            command = f"xieshang feedback revisit {revisit.topic}"
            yield _Item(day, f"{revisit.topic}/{revisit.id}", "revisit", revisit.title or revisit.topic, command)


def _findings(rows: Selection) -> Iterator[_Item]:
    for finding in rows.visit_findings:
        day = _full(finding.due)
        if day and finding.put_right_on is None:
            command = f"xieshang supervise resolve {finding.id}"
            yield _Item(day, f"{finding.committee}/{finding.id}", "finding", finding.text, command)


def _clock(typed: str) -> time:
    hour, _colon, minute = typed.partition(":")
    return time(int(hour), int(minute))


def _full(typed: str | None) -> date | None:
    """Give a day that is known in full."""
    return date.fromisoformat(typed) if typed and len(typed) == 10 else None
