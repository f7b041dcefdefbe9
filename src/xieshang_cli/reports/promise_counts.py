"""What becomes of promises: each task is in exactly one fate, by its first deadline and by the one after extensions.

A deadline known to the month or year is kept by its last day. Where a day known in part leaves open whether something
was in time, nobody says that it was or was not.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from xieshang_cli.language import N_
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import TaskRow
from xieshang_cli.model.vocabulary import Status, TaskState
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.selection import Selection


class Fate(StrEnum):
    """What has become of a promise by today."""

    KEPT = "kept"
    LATE = "late"
    OVERDUE = "overdue"
    OPEN = "open"
    CLAIMED = "claimed"
    PLANNED = "planned"
    BLOCKED = "blocked"
    REFUSED = "refused"
    UNDATED = "undated"
    UNCLEAR = "unclear"
    ENDED = "ended"


FATES = {
    Fate.KEPT: N_("按期办结"),
    Fate.LATE: N_("逾期办结"),
    Fate.OVERDUE: N_("逾期未办结"),
    Fate.OPEN: N_("未到期"),
    Fate.CLAIMED: N_("按期申报待确认"),
    Fate.PLANNED: N_("列入计划"),
    Fate.BLOCKED: N_("暂不能办"),
    Fate.REFUSED: N_("不予办理"),
    Fate.UNDATED: N_("没有期限"),
    Fate.UNCLEAR: N_("日期不全无法判断"),
    Fate.ENDED: N_("议题中止"),
}
BROKEN = (Fate.LATE, Fate.OVERDUE)
JUDGED = (Fate.KEPT, *BROKEN)
NOT_JUDGED = tuple(fate for fate in Fate if fate not in JUDGED)
ORIGINAL = "original."
"""What the keys by the first deadline begin with."""

_NOT_DOING = {
    TaskState.PLANNED: Fate.PLANNED,
    TaskState.BLOCKED: Fate.BLOCKED,
    TaskState.REFUSED: Fate.REFUSED,
}
_RUNNING = {Status.OPEN, Status.CLOSED}


def promise_figures(prefix: str = "") -> list[Figure]:
    """Give all figures by one deadline: the tasks, the share kept, and each fate."""

    def keys(fates: Iterable[Fate]) -> tuple[str, ...]:
        return tuple(prefix + fate for fate in fates)

    within = N_("按原定期限") if prefix else ""
    return [
        Figure(f"{prefix}tasks", N_("任务"), keys(Fate), within=within),
        *(Figure(prefix + fate, label, within=within) for fate, label in FATES.items()),
        Figure(f"{prefix}rate", N_("承诺兑现率"), keys([Fate.KEPT]), keys(BROKEN), keys(NOT_JUDGED), within=within),
    ]


def promises_counted(selection: Selection) -> Counted:
    """Count each task once by each deadline."""
    return Counted(
        [*promise_figures(), *promise_figures(ORIGINAL)],
        list(_items(selection.tasks, selection.today)),
    )


def fate_of(row: TaskRow, due_last: str | None, today: date) -> Fate:
    """Tell what has become of a task, held against one of its deadlines."""
    if row.state in _NOT_DOING:
        return _NOT_DOING[TaskState(row.state)]  # type: ignore[call-arg] # mypy takes it for the making of a member
    if row.state != TaskState.DONE and row.topic_status not in _RUNNING:
        return Fate.ENDED
    if due_last is None:
        return Fate.UNDATED
    if row.state == TaskState.IN_PROGRESS:
        return Fate.OVERDUE if due_last < today.isoformat() else Fate.OPEN
    in_time = _is_in_time(row, due_last)
    if row.state == TaskState.CLAIMED:
        return Fate.OVERDUE if in_time is False else Fate.CLAIMED if in_time else Fate.UNCLEAR
    return {True: Fate.KEPT, False: Fate.LATE, None: Fate.UNCLEAR}[in_time]


def _is_in_time(row: TaskRow, due_last: str) -> bool | None:
    """Whether the unit claimed by the deadline; None where the day of the claim leaves that open."""
    if row.claimed_from is None or row.claimed_on is None:
        return None
    if row.claimed_from > due_last:
        return False
    if len(row.claimed_on) == 10:
        return True
    return True if PartialDate(row.claimed_on).latest.isoformat() <= due_last else None


def _items(rows: Iterable[TaskRow], today: date) -> Iterator[Item]:
    for row in rows:
        fate = fate_of(row, row.due_last, today)
        yield Item(fate, row)
        if row.original_last != row.due_last:
            fate = fate_of(row, row.original_last, today)
        yield Item(ORIGINAL + fate, row)
