"""What a day brings: sessions that were planned, revisits that are due."""

from collections.abc import Iterator

from xieshang_cli.language import _
from xieshang_cli.model.rows import RevisitRow, SessionRow
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.reports.deadlines import is_due_soon, is_overdue, time_left
from xieshang_cli.reports.selection import Selection, last_day, partial
from xieshang_cli.reports.todo_item import Item, Role, Why
from xieshang_cli.reports.todo_station import Mine
from xieshang_cli.workflow.next_actions import hold_command, notify_command, revisit_command


def sessions_to_hold(selection: Selection, mine: Mine | None = None) -> Iterator[Item]:
    """Give sessions that are planned and not held: people are told, and after the day it is said that it took place."""
    titles = {row.id: row.title for row in selection.topics}
    for row in sorted(selection.sessions, key=lambda row: (row.planned_from or "", row.id)):
        first = row.topics.split()[0]
        if row.planned_for is None or row.held_on is not None or (mine is not None and not mine(row.station, first)):
            continue
        yield _session(row, first, titles.get(first), selection)


def revisits_to_make(selection: Selection, mine: Mine | None = None) -> Iterator[Item]:
    """Give the revisits of closed topics that are due or soon will be."""
    for row in sorted(selection.revisits, key=lambda row: (row.due_last, row.topic, row.id)):
        if row.topic_status != Status.CLOSED or row.on is not None or row.result is not None:
            continue
        if mine is None or mine(row.station, row.topic):
            item = _revisit(row, selection)
            if item:
                yield item


def _session(row: SessionRow, topic: str, title: str | None, selection: Selection) -> Item:
    day = partial(row.planned_for)
    late = day is not None and is_overdue(day.latest, selection.today)
    soon = day is not None and is_due_soon(day.latest, selection.today, selection.policy.due_soon_days)
    note = _("计划 {day} 开会").format(day=row.planned_for)
    if late:
        note = _("{note}，开过没有未登记").format(note=note)
        command, example = hold_command(row.id)
    elif row.notice_on is None:
        note = _("{note}，还没有通知").format(note=note)
        command, example = notify_command(row.id)
    else:
        command, example = f"xieshang session show {row.id}", ""
    return Item(
        why=Why.OVERDUE if late else Why.DUE_SOON if soon else Why.WAITING,
        id=row.id,
        topic=topic,
        title=title,
        station=row.station,
        text=_("协商会：{title}").format(title=title or topic),
        note=note,
        command=command,
        example=example,
        due=row.planned_for,
        kind="session",
        roles=(Role.CLERK,),
    )


def _revisit(row: RevisitRow, selection: Selection) -> Item | None:
    due = last_day(row.due_last)
    late = is_overdue(due, selection.today)
    if not late and not is_due_soon(due, selection.today, selection.policy.due_soon_days):
        return None
    return Item(
        why=Why.OVERDUE if late else Why.DUE_SOON,
        id=row.id,
        topic=row.topic,
        title=row.title,
        station=row.station,
        text=_("回头看：{title}").format(title=row.title or row.topic),
        note=time_left(partial(row.due), selection.today),
        command=f"xieshang feedback revisit {row.topic} --revisit {row.id}",
        example=revisit_command(row.topic),
        due=row.due,
        kind="revisit",
        roles=(Role.SUPERVISOR, Role.CLERK),
    )
