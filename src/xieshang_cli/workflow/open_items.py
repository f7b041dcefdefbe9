"""What is open at a station and somebody must answer for, told from rows: topics, running tasks, visit findings."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xieshang_cli.language import N_
from xieshang_cli.model.identity import is_record_id
from xieshang_cli.model.rows import TaskRow, TopicRow, VisitFindingRow
from xieshang_cli.model.vocabulary import Status, TaskState, Term


class ItemKind(Term):
    """What an item that is handed over is."""

    TOPIC = "topic", N_("议题")
    TASK = "task", N_("任务")
    FINDING = "finding", N_("督导问题")


class OpenItem(NamedTuple):
    """One open thing. A task goes by `topic/task`, since ids of tasks are only unique in their topic."""

    item: str
    what: str
    kind: ItemKind
    due: str | None = None
    due_last: str | None = None


_RUNNING = frozenset({TaskState.IN_PROGRESS, TaskState.CLAIMED})


def open_items(
    topics: Iterable[TopicRow], tasks: Iterable[TaskRow], findings: Iterable[VisitFindingRow]
) -> list[OpenItem]:
    """Give the open ones among these rows, each once: topics, tasks, findings, in each kind those due first."""
    items = [
        *(
            OpenItem(row.id, row.title or row.id, ItemKind.TOPIC, row.due, row.due_last)
            for row in topics
            if row.status == Status.OPEN
        ),
        *(
            OpenItem(task_item(row), row.what, ItemKind.TASK, row.due, row.due_last)
            for row in tasks
            if row.topic_status == Status.OPEN and row.state in _RUNNING
        ),
        *(
            OpenItem(row.id, row.text, ItemKind.FINDING, row.due, row.due_last)
            for row in findings
            if row.put_right_on is None
        ),
    ]
    once = {item.item: item for item in items}
    kinds: Sequence[ItemKind] = tuple(ItemKind)
    return sorted(once.values(), key=lambda item: (kinds.index(item.kind), item.due_last or "9999", item.item))


def task_item(row: TaskRow) -> str:
    """Give what a task goes by in a handover."""
    return f"{row.topic}/{row.id}"


def may_be_open(item: str) -> bool:
    """Whether the words name a topic, a task or a finding; other things a handover lists are neither open nor done."""
    topic, _slash, task = item.partition("/")
    return is_record_id(topic) or (not task and item.startswith("f-"))
