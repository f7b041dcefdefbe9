"""Which tasks somebody presses for: overdue, silent, or pressed before and still without an answer."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import TaskRow
from xieshang_cli.model.vocabulary import TaskState
from xieshang_cli.reports.deadlines import is_overdue, time_left
from xieshang_cli.reports.selection import Selection, last_day, partial
from xieshang_cli.reports.todo_item import Item, Role, Why, task_words
from xieshang_cli.workflow.next_actions import press_command


def tasks_to_press(tasks: Iterable[TaskRow], selection: Selection) -> Iterator[Item]:
    """Give running tasks that nobody has said are finished, the longest overdue first."""
    for row in sorted(tasks, key=lambda task: (task.due_last or "9999", task.topic, task.id)):
        why = _why(row, selection)
        if why is not None:
            yield _item(why, row, selection)


def is_silent(row: TaskRow, selection: Selection) -> bool:
    """Whether nothing was heard of a running task for longer than this place allows, as far as is recorded."""
    heard = _heard(row)
    if row.state != TaskState.IN_PROGRESS or heard is None:
        return False
    return selection.today - heard.latest > timedelta(days=selection.policy.silent_days)


def silent_since(row: TaskRow) -> str:
    """Say since when nothing was heard."""
    return _("从 {day} 起没有进展").format(day=_heard(row))


def _why(row: TaskRow, selection: Selection) -> Why | None:
    if row.state != TaskState.IN_PROGRESS:
        return None
    if is_overdue(last_day(row.due_last), selection.today):
        return Why.OVERDUE
    if is_silent(row, selection):
        return Why.SILENT
    return Why.WAITING if _is_unanswered(row) else None


def _is_unanswered(row: TaskRow) -> bool:
    """Whether the last notice brought no progress yet."""
    pressed, progressed = partial(row.pressed_on), partial(row.progressed_on)
    return pressed is not None and (progressed is None or progressed.surely_before(pressed))


def _heard(row: TaskRow) -> PartialDate | None:
    return partial(row.progressed_on) or partial(row.assigned_on)


def _item(why: Why, row: TaskRow, selection: Selection) -> Item:
    notes = [silent_since(row)] if why == Why.SILENT else [time_left(partial(row.due), selection.today)]
    if row.pressed_on is not None:
        pressed = _("{day} {level}") if _is_unanswered(row) else _("{day} {level}后有进展")
        notes.append(pressed.format(day=row.pressed_on, level=row.press_level))
    return Item(
        why=why,
        id=row.id,
        topic=row.topic,
        title=row.title,
        station=row.station,
        text=task_words(row),
        note=_("，").join(notes),
        command=f"xieshang task press {row.id}",
        example=press_command(row.id),
        due=row.due,
        roles=(Role.SUPERVISOR,),
    )
