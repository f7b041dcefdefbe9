"""What was promised and now reads otherwise: said in the event of the change, so that it stands out later."""

from collections.abc import Iterator

from xieshang_cli.model.organisation import Post, Station
from xieshang_cli.model.session import Agreement, Outcome, Reservation, Session
from xieshang_cli.model.task import Task
from xieshang_cli.model.topic import DecisionRecord, Topic
from xieshang_cli.workflow.building import brief, rebuilt
from xieshang_cli.workflow.corrections import gone_from_attendance, gone_from_post, gone_from_station


def formerly(before: object, after: object) -> str:
    """Give what follows in the event: the words and days that are gone, "" when there are none.

    Only what bodies decided, agreed or took on is repeated. Free text is not: somebody may have taken a name out of it.
    """
    gone = [brief(words) for words in _gone(before, after)]
    return f"（原为 {'；'.join(gone)}）" if gone else ""


def with_first_deadlines(before: Topic, after: Topic) -> Topic:
    """Keep the first deadline of every task whose deadline moved."""
    first = {task.id: task.original_due or task.due for task in before.tasks}
    tasks = tuple(_with_first_deadline(task, first.get(task.id)) for task in after.tasks)
    return after if tasks == after.tasks else rebuilt(after, tasks=tasks)


def _with_first_deadline(task: Task, first: object) -> Task:
    if first is None or first == task.due or task.original_due is not None:
        return task
    return rebuilt(task, original_due=first)


def _gone(before: object, after: object) -> Iterator[str]:
    if isinstance(before, Topic) and isinstance(after, Topic):
        yield from _other(before.title, after.title)
        if before.decision:
            yield from _of_decision(before.decision, after.decision)
        yield from _of_tasks(before, after)
    if isinstance(before, Session) and isinstance(after, Session):
        yield from _other(before.held_on, after.held_on)
        yield from _of_outcomes(before, after)
        yield from gone_from_attendance(before, after)
    if isinstance(before, Station) and isinstance(after, Station):
        yield from gone_from_station(before, after)
    if isinstance(before, Post) and isinstance(after, Post):
        yield from gone_from_post(before, after)


def _of_decision(before: DecisionRecord, after: DecisionRecord | None) -> Iterator[str]:
    if before.result is not None and (after is None or after.result is not before.result):
        yield before.result.label
    for name in ("on", "by", "reason"):
        yield from _other(getattr(before, name), getattr(after, name, None))


def _of_tasks(before: Topic, after: Topic) -> Iterator[str]:
    now = {task.id: task for task in after.tasks}
    for task in before.tasks:
        for name in ("what", "lead", "supervisor", "due"):
            for words in _other(getattr(task, name), getattr(now.get(task.id), name, None)):
                yield f"{task.id} {words}"


def _of_outcomes(before: Session, after: Session) -> Iterator[str]:
    for outcome in before.outcomes:
        now = after.outcome_for(outcome.topic)
        if now is None or now.result is not outcome.result:
            yield outcome.result.label
        worded = {item.id: item.text for item in _items(now)} if now else {}
        for item in _items(outcome):
            for words in _other(item.text, worded.get(item.id)):
                yield f"{item.id} {words}"


def _items(outcome: Outcome) -> list[Agreement | Reservation]:
    return [*outcome.agreements, *outcome.reservations]


def _other(before: object, after: object) -> Iterator[str]:
    if before is not None and before != after:
        yield str(before)
