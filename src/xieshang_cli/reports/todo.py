"""What is to be done: overdue, due soon, waiting for others, ready to go on; each line ends with its command."""

from collections.abc import Iterable, Iterator, Sequence

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import TaskRow, TopicRow
from xieshang_cli.model.vocabulary import Status, Step, TaskState
from xieshang_cli.reports.deadlines import is_due_soon, is_overdue, time_left
from xieshang_cli.reports.document import Document, Entries, Entry, Mark
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, is_open, last_day, missing_codes, partial
from xieshang_cli.reports.task_list import is_running
from xieshang_cli.reports.todo_dates import revisits_to_make, sessions_to_hold
from xieshang_cli.reports.todo_item import Item, Role, Why, item_data, task_words
from xieshang_cli.reports.todo_office import answers_to_ask_for, plan_to_keep, posts_to_fill, transfers_to_answer
from xieshang_cli.reports.todo_pressing import is_silent, silent_since, tasks_to_press
from xieshang_cli.reports.todo_station import answered_by, findings_to_put_right, handovers_waiting
from xieshang_cli.reports.topic_list import in_order_of_urgency
from xieshang_cli.workflow.next_actions import confirm_command, gate_actions, progress_command
from xieshang_cli.workflow.open_items import task_item

_MARKS = {
    Why.OVERDUE: Mark.ERROR,
    Why.DUE_SOON: Mark.WARNING,
    Why.REVIEW: Mark.WARNING,
    Why.SILENT: Mark.WARNING,
    Why.READY: Mark.DONE,
}


NEEDS = (
    "topics", "tasks", "handovers", "visit_findings", "sessions", "revisits", "transfers", "planned_topics", "stations",
    "posts",
)  # fmt: skip


@report(
    "todo",
    title=N_("待办"),
    summary=N_("已逾期、快到期、等别人的事，每一行末尾是要运行的命令。"),
    needs=NEEDS,
    open_only=True,
)
def todo(selection: Selection, person: str | None = None, role: Role | None = None) -> Document:
    """Make one section a reason. With `person`, only what this person or unit leads, supervises or took over."""
    items = to_do(selection, person, role)
    if person is None and role in {None, Role.OFFICE}:
        items = _by_urgency([*items, *posts_to_fill(selection)])
    return Document(
        kind="todo",
        title=_("待办（{role}）").format(role=_(role.label)) if role else _("待办"),
        as_of=selection.today,
        blocks=sections(items) or [Entries("items", (), empty=_("没有待办事项。"))],
        notes=unreadable_notes(selection.unreadable),
        counts={why.value: sum(item.why == why for item in items) for why in Why},
        data=lambda: [item_data(item) for item in items],
    )


def to_do(selection: Selection, person: str | None = None, role: Role | None = None) -> list[Item]:
    """Give what is to be done, the most urgent first; a task stands under one reason only.

    A supervisor is given the tasks to press; to all others the same tasks stand with the command that records them.
    """
    mine = None if person is None else answered_by(person, selection)
    tasks = [row for row in selection.tasks if row.topic_status == Status.OPEN]
    topics = in_order_of_urgency(selection)
    if mine is not None:
        tasks = [row for row in tasks if person in {row.lead, row.supervisor} or mine(row.station, task_item(row))]
        topics = [row for row in topics if mine(row.station, row.id)]
    items = [
        *(tasks_to_press(tasks, selection) if role is Role.SUPERVISOR else _from_tasks(tasks, selection)),
        *findings_to_put_right(selection, mine),
        *revisits_to_make(selection, mine),
        *sessions_to_hold(selection, mine),
        *handovers_waiting(selection, person),
        *transfers_to_answer(selection, person),
        *(_of_the_office(selection) if person is None else ()),
        *_from_topics(topics, selection),
    ]
    return _by_urgency(items if role is None else [item for item in items if role in item.roles])


def sections(items: Sequence[Item]) -> list[Entries]:
    """Give one list a reason, without the empty ones."""
    return [
        Entries(why.value, [entry for item in items if item.why == why for entry in [_entry(item)]], title=_(why.label))
        for why in Why
        if any(item.why == why for item in items)
    ]


def _by_urgency(items: Iterable[Item]) -> list[Item]:
    order = list(Why)
    return sorted(items, key=lambda item: order.index(item.why))


def _of_the_office(selection: Selection) -> Iterator[Item]:
    yield from plan_to_keep(selection)
    yield from answers_to_ask_for(selection)


def _entry(item: Item) -> Entry:
    return Entry(
        item.text, mark=_MARKS.get(item.why, Mark.PENDING), note=item.note, command=item.example or item.command
    )


def _from_tasks(tasks: Iterable[TaskRow], selection: Selection) -> Iterator[Item]:
    for row in sorted(tasks, key=lambda task: (task.due_last or "9999", task.topic, task.id)):
        why = _why(row, selection)
        if why is not None:
            yield _task_item(why, row, selection)


def _why(row: TaskRow, selection: Selection) -> Why | None:
    today, days = selection.today, selection.policy.due_soon_days
    if not is_running(row):
        review = last_day(row.review_last)
        return Why.REVIEW if is_overdue(review, today) or is_due_soon(review, today, days) else None
    due = last_day(row.due_last)
    if is_overdue(due, today):
        return Why.OVERDUE
    if is_due_soon(due, today, days):
        return Why.DUE_SOON
    if row.state == TaskState.CLAIMED:
        return Why.WAITING
    return Why.SILENT if is_silent(row, selection) else None


def _task_item(why: Why, row: TaskRow, selection: Selection) -> Item:
    if why == Why.REVIEW:
        note = _("复核日期 {day}").format(day=row.review_on)
    else:
        note = time_left(partial(row.due), selection.today)
    if why == Why.SILENT:
        note = silent_since(row)
    if row.state == TaskState.CLAIMED:
        note = _("{note}，{lead}已申报办结，待确认").format(note=note, lead=row.lead or _("主办单位"))
    verb, example = "progress", progress_command(row.id)
    if row.state == TaskState.CLAIMED:
        verb, example = "confirm", confirm_command(row.id)
    elif why == Why.REVIEW:
        verb, example = "show", ""
    return Item(
        why=why,
        id=row.id,
        topic=row.topic,
        title=row.title,
        station=row.station,
        text=task_words(row),
        note=note,
        command=f"xieshang task {verb} {row.id}",
        example=example,
        due=row.review_on if why == Why.REVIEW else row.due,
    )


def _from_topics(topics: Iterable[TopicRow], selection: Selection) -> Iterator[Item]:
    for row in filter(is_open, topics):
        yield _topic_item(row, selection)


def _topic_item(row: TopicRow, selection: Selection) -> Item:
    missing, example = missing_codes(row), ""
    if row.pending_holder is not None:
        why, verb = Why.WAITING, "show" if row.by_letter else "accept"
        note = _("已移交，等{unit}接收").format(unit=selection.unit_name(row.pending_holder))
    elif missing:
        why, verb = Why.MISSING, "gate"
        if row.step == Step.FEEDBACK:  # each thing that is missing there is one command
            example = gate_actions(row.id, Step.FEEDBACK, missing, shorten=str)[0].command
        note = _("“{step}”还缺 {n} 项").format(step=selection.where(row), n=len(missing))
    else:
        why, verb = Why.READY, "advance"
        note = _("“{step}”的材料已齐").format(step=selection.where(row))
    return Item(
        why=why,
        id=row.id,
        topic=row.id,
        title=row.title,
        station=row.station,
        text=row.title or row.id,
        note=note,
        command=f"xieshang topic {verb} {row.id}",
        example=example,
        due=row.due,
        kind="topic",
        roles=(Role.CLERK, Role.OFFICE) if why == Why.WAITING or row.step == Step.DECIDE else (Role.CLERK,),
    )
