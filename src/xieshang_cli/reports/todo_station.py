"""What is to be done for a station itself: put right what visits found, accept what was handed over."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import HandoverRow
from xieshang_cli.model.workdays import WorkCalendar
from xieshang_cli.reports.deadlines import is_due_soon, is_overdue, time_left
from xieshang_cli.reports.selection import Selection, last_day, partial
from xieshang_cli.reports.todo_item import Item, Role, Why
from xieshang_cli.workflow.answering import Answering, answering
from xieshang_cli.workflow.next_actions import accept_command, resolve_command

Mine = Callable[[str | None, str], bool]
"""Whether somebody answers for an item at a station."""


def answered_by(person: str, selection: Selection) -> Mine:
    """Tell what a person took over: the items of stations at which a handover was accepted."""
    by_station: dict[str, list[HandoverRow]] = defaultdict(list)
    for row in selection.handovers:
        by_station[row.station].append(row)
    known: dict[str, Answering] = {
        station: answering(rows, (), selection.today)
        for station, rows in by_station.items()
        if any(row.taker == person or person in row.responsible for row in rows)
    }
    return lambda station, item: station in known and known[station].who(item) == person


def findings_to_put_right(selection: Selection, mine: Mine | None = None) -> Iterator[Item]:
    """Give what visits found and nobody put right yet, those due first before the others."""
    for row in sorted(selection.visit_findings, key=lambda row: (row.due_last or "9999", row.id)):
        if row.put_right_on is not None or (mine is not None and not mine(row.station, row.id)):
            continue
        due = last_day(row.due_last)
        why = Why.TO_PUT_RIGHT
        if is_overdue(due, selection.today):
            why = Why.OVERDUE
        elif is_due_soon(due, selection.today, selection.policy.due_soon_days):
            why = Why.DUE_SOON
        place = selection.unit_name(row.station) if row.station else None
        yield Item(
            why=why,
            id=row.id,
            topic=None,
            title=row.text,
            station=row.station,
            text=_("督导问题：{text}（{place}）").format(text=row.text, place=place or _("工作站未记录")),
            note=time_left(partial(row.due), selection.today),
            command=f"xieshang supervise resolve {row.id}",
            example=resolve_command(row.id),
            due=row.due,
            kind="finding",
            roles=(Role.SUPERVISOR, Role.CLERK),
        )


def handovers_waiting(selection: Selection, person: str | None = None) -> Iterator[Item]:
    """Give handovers nobody accepted yet; late ones are those past the working days this place allows."""
    for row in sorted(selection.handovers, key=lambda row: (row.on_from, row.station)):
        if row.accepted_on or row.withdrawn_on or (person is not None and person not in {row.giver, row.taker}):
            continue
        due = _accept_by(row, selection)
        late = is_overdue(due, selection.today)
        note = _("{day} 移交，等{name}接收").format(day=row.on, name=row.taker)
        if late and due is not None:
            note = _("{note}，{left}").format(note=note, left=time_left(PartialDate.of(due), selection.today))
        command = accept_command(row.station, row.post)
        yield Item(
            why=Why.OVERDUE if late else Why.WAITING,
            id=row.id,
            topic=None,
            title=None,
            station=row.station,
            text=_("{station}{post}工作交接：{giver} → {taker}").format(
                station=selection.unit_name(row.station), post=row.post, giver=row.giver, taker=row.taker
            ),
            note=note,
            command=command,
            example=f"{command} --by {row.taker}",
            due=due.isoformat() if due else None,
            kind="handover",
            roles=(Role.OFFICE, Role.CLERK),
        )


def _accept_by(row: HandoverRow, selection: Selection) -> date | None:
    """Count from the last day the handover can mean, so that none is late too soon."""
    start = PartialDate(row.on).latest
    if start.year >= date.max.year:
        return None
    return WorkCalendar(selection.policy).after(start, selection.policy.handover_working_days).day
