"""What a handover pack is made from, and what of it is due in the first week."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from xieshang_cli.model.organisation import Handover, Station
from xieshang_cli.model.rows import TaskRow
from xieshang_cli.model.task import Task
from xieshang_cli.reports.selection import Selection, last_day
from xieshang_cli.reports.task_list import is_running
from xieshang_cli.workflow.next_actions import (
    NextAction,
    confirm_command,
    progress_command,
    resolve_command,
)
from xieshang_cli.workflow.open_items import OpenItem, open_items

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Handing:
    """What the pack is made from: the rows are of one station, `tasks` its running tasks whole, for their money.

    `actions` say what to do next with each topic.
    """

    station: Station
    handover: Handover
    rows: Selection
    tasks: Sequence[Task] = ()
    is_recorded: bool = True
    actions: Mapping[str, NextAction] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day on which it is handed over; of one known in part today."""
        return self.handover.on.earliest if self.handover.on.is_full else self.rows.today

    @property
    def items(self) -> list[OpenItem]:
        """What is open."""
        return open_items(self.rows.topics, self.rows.tasks, self.rows.visit_findings)


@dataclass(frozen=True, slots=True)
class Due:
    """Something of the first week: late already, or due in it, and the command that deals with it."""

    item: str
    text: str
    due: str | None
    last: date
    command: str


def first_week(handing: Handing) -> list[Due]:
    """Give what is late or falls due within seven days of the handover, the latest first."""
    end = handing.day + WEEK
    return sorted((due for due in _dated(handing) if due.last <= end), key=lambda due: (due.last, due.item))


def running(handing: Handing) -> list[TaskRow]:
    """Give running tasks, those without a deadline last."""
    running = [row for row in handing.rows.tasks if is_running(row)]
    return sorted(running, key=lambda row: (row.due_last or "9999", row.topic, row.id))


def task_command(row: TaskRow) -> str:
    """Give the command with which a running task goes on."""
    return confirm_command(row.id) if row.claimed_on else progress_command(row.id)


def _dated(handing: Handing) -> Iterator[Due]:
    for row in running(handing):
        last = last_day(row.due_last)
        if last is not None:
            yield Due(f"{row.topic}/{row.id}", row.what, row.due, last, task_command(row))
    for found in handing.rows.visit_findings:
        last = last_day(found.due_last)
        if last is not None and found.put_right_on is None:
            yield Due(found.id, found.text, found.due, last, resolve_command(found.id))
