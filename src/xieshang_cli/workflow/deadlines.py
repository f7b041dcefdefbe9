"""Deadlines in working days: counted day by day, moved with leave, paused; and notices to whoever is slow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count

from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import N_, _
from xieshang_cli.model.dated import holds_on
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.task import Extension, Pause, Press, Task
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.workdays import WorkCalendar
from xieshang_cli.workflow.building import NotSaidError, brief, made, rebuilt, say
from xieshang_cli.workflow.change import changed, require
from xieshang_cli.workflow.reply_dates import require_time_to_reply
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.tasks import find

_SATURDAY = 5
_MOST_DAYS = 5000


class Why(StrEnum):
    """Why a day counts or does not."""

    WORKDAY = "workday"
    ADJUSTED = "adjusted"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day on the way: the number it got, or None where it did not count; whether its calendar is known."""

    day: date
    number: int | None
    why: Why
    is_known: bool = True


@dataclass(frozen=True, slots=True)
class Counting:
    """A deadline counted: `result` is None while the clock stands still."""

    start: date
    workdays: int
    days: Sequence[CountedDay]
    result: date | None

    @property
    def unknown_years(self) -> tuple[int, ...]:
        """The years on the way whose holidays are not published: there the result may be off."""
        return tuple(dict.fromkeys(day.day.year for day in self.days if not day.is_known))


class NoDeadlineError(RefusedError):
    """There is no deadline that could be moved."""

    code = "no_deadline"

    def __init__(self, task: Task) -> None:
        super().__init__(
            _("任务 {id} 没有记录完成期限。").format(id=task.id),
            hint=_("先写明：xieshang task edit {id} --due 日期").format(id=task.id),
            ids=[task.id],
        )


class ExpiredError(RefusedError):
    """A deadline is moved before it is over, not after."""

    code = "expired"

    def __init__(self, task: Task) -> None:
        super().__init__(
            _("任务 {id} 的期限 {due} 已经过了，不能再延期。").format(id=task.id, due=task.due),
            hint=_("逾期照实记录；办完后申报：xieshang task claim {id}").format(id=task.id),
            ids=[task.id],
        )


class NotLaterError(UsageError):
    """The new deadline is not after the one there is."""

    code = "not_later"

    def __init__(self, until: PartialDate, due: PartialDate) -> None:
        super().__init__(_("延至 {until}，不晚于现在的期限 {due}。").format(until=until, due=due))


class PausedError(RefusedError):
    """The clock stands still already."""

    code = "paused"

    def __init__(self, task: Task, pause: Pause) -> None:
        super().__init__(
            _("任务 {id} 从 {on} 起已经暂停计时。").format(id=task.id, on=pause.from_),
            hint=_("恢复：xieshang task unpause {id}").format(id=task.id),
            ids=[task.id],
        )


class NotPausedError(RefusedError):
    """The clock runs."""

    code = "not_paused"

    def __init__(self, task: Task) -> None:
        super().__init__(_("任务 {id} 没有暂停计时。").format(id=task.id), ids=[task.id])


def count_days(start: date, workdays: int, calendar: WorkCalendar, pauses: Iterable[Pause] = ()) -> Counting:
    """Count so many working days after `start`, which itself does not count; days of a pause do not either."""
    paused = tuple(pauses)
    days: list[CountedDay] = []
    numbers = count(1)
    for told in calendar.days_after(start):
        is_paused = any(holds_on(pause, told.day) for pause in paused)
        number = next(numbers) if told.is_workday and not is_paused else None
        days.append(CountedDay(told.day, number, _why(told.day, told.reason, is_paused=is_paused), told.is_known))
        if number == workdays:
            return Counting(start, workdays, days, told.day)
        stands_still = any(pause.until is None and pause.from_.earliest <= told.day for pause in paused)
        if stands_still or len(days) >= _MOST_DAYS:
            return Counting(start, workdays, days, None)
    raise AssertionError  # days never end


def extend(topic: Topic, task_id: str, until: PartialDate, reason: str, approver: str, stamp: Stamp) -> Topic:
    """Move a deadline, before it is over; the first one is kept."""
    say(reason=reason, approved_by=approver)
    require(topic, N_("延期"))
    task = find(topic, task_id)
    if task.due is None:
        raise NoDeadlineError(task)
    if stamp.day.earliest > task.due.latest:
        raise ExpiredError(task)
    if until.latest <= task.due.latest:
        raise NotLaterError(until, task.due)
    extension = made(Extension, on=stamp.day, until=until, reason=reason, approver=approver)
    moved = rebuilt(
        task, due=until, original_due=task.original_due or task.due, extensions=(*task.extensions, extension)
    )
    what = f"任务 {task.id} 延期：{task.due} → {until}，{brief(approver)} 批准，{brief(reason)}"
    return _with(topic, moved, stamp, "task.extend", what)


def pause(topic: Topic, task_id: str, reason: str, approver: str, stamp: Stamp) -> Topic:
    """Let the clock stand still from the day said on."""
    say(reason=reason, approved_by=approver)
    require(topic, N_("暂停计时"))
    task = find(topic, task_id)
    if task.due is None:
        raise NoDeadlineError(task)
    standing = _standing(task)
    if standing is not None:
        raise PausedError(task, standing)
    paused = made(Pause, from_=stamp.day, reason=reason, approver=approver)
    what = f"任务 {task.id} 暂停计时，{brief(approver)} 批准，{brief(reason)}"
    return _with(topic, rebuilt(task, pauses=(*task.pauses, paused)), stamp, "task.pause", what)


def unpause(topic: Topic, task_id: str, policy: Policy, stamp: Stamp) -> Topic:
    """Let the clock run again; the deadline moves by the working days it stood still."""
    require(topic, N_("恢复计时"))
    task = find(topic, task_id)
    standing = _standing(task)
    if standing is None or task.due is None:
        raise NotPausedError(task)
    if stamp.day.surely_before(standing.from_):
        raise PausedError(task, standing)
    ended = rebuilt(standing, until=stamp.day)
    calendar = WorkCalendar(policy)
    length = (stamp.day.earliest - standing.from_.earliest).days
    missed = sum(calendar.is_workday(standing.from_.earliest + timedelta(days=passed)) for passed in range(length))
    due = PartialDate.of(calendar.after(task.due.latest, missed).day) if missed else task.due
    moved = rebuilt(
        task,
        due=due,
        original_due=task.original_due or (task.due if missed else None),
        pauses=tuple(ended if old is standing else old for old in task.pauses),
    )
    what = f"任务 {task.id} 恢复计时，停了 {missed} 个工作日，期限 {task.due} → {due}"
    return _with(topic, moved, stamp, "task.unpause", what)


def press(topic: Topic, task_id: str, policy: Policy, stamp: Stamp, **facts: object) -> Topic:
    """Record a supervision notice; without a level it is the one after the last."""
    require(topic, N_("督办"))
    task = find(topic, task_id)
    if not facts.get("by"):
        facts["by"] = task.supervisor
    if not facts["by"]:
        raise NotSaidError(["--by"])
    if not facts.get("level"):
        facts["level"] = policy.press_levels[min(len(task.presses), len(policy.press_levels) - 1)]
    if not facts.get("to") and task.lead:
        facts["to"] = (task.lead,)
    pressed = made(Press, on=stamp.day, **facts)
    require_time_to_reply(pressed.reply_by, stamp.day)
    what = f"任务 {task.id} {pressed.level}：{'、'.join(pressed.to) or '承办单位'}"
    return _with(topic, rebuilt(task, presses=(*task.presses, pressed)), stamp, "task.press", what)


def _why(day: date, reason: str, *, is_paused: bool) -> Why:
    if is_paused:
        return Why.PAUSED
    if reason:
        return Why(reason)
    return Why.WEEKEND if day.weekday() >= _SATURDAY else Why.WORKDAY


def _standing(task: Task) -> Pause | None:
    return next((pause for pause in task.pauses if pause.until is None), None)


def _with(topic: Topic, task: Task, stamp: Stamp, action: str, what: str) -> Topic:
    tasks = tuple(task if old.id == task.id else old for old in topic.tasks)
    return changed(topic, stamp, action, what, tasks=tasks)
