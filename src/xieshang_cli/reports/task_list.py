"""The list of tasks, sorted by deadline among those still running."""

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import TaskRow
from xieshang_cli.model.vocabulary import Status, TaskState
from xieshang_cli.reports.deadlines import is_overdue, time_left
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, last_day, partial, term

RUNNING = (TaskState.IN_PROGRESS, TaskState.CLAIMED)


@report(
    "task_list",
    title=N_("任务列表"),
    summary=N_("议定事项的办理：谁办、何时到期、还剩几天。"),
    needs=("tasks",),
)
def task_list(selection: Selection) -> Document:
    """Order: running tasks by deadline (the longest overdue first, without deadline last), then the others."""
    tasks = sorted(selection.tasks, key=_order)
    return Document(
        kind="task.list",
        title=_("任务"),
        as_of=selection.today,
        blocks=[
            Table(
                key="tasks",
                columns=_columns(),
                rows=[_cells(row, selection) for row in tasks],
                empty=_("没有符合条件的任务。"),
            )
        ],
        notes=unreadable_notes(selection.unreadable),
        counts={"tasks": len(tasks), "overdue": sum(is_late(row, selection) for row in tasks)},
        data=[_data(row, selection) for row in tasks],
    )


def is_running(row: TaskRow) -> bool:
    """Whether somebody still has to act for the task to be finished; nobody has once its topic has ended."""
    return row.state in RUNNING and row.topic_status == Status.OPEN


def is_late(row: TaskRow, selection: Selection) -> bool:
    """Whether the task is running and its deadline has passed."""
    return is_running(row) and is_overdue(last_day(row.due_last), selection.today)


def _order(row: TaskRow) -> tuple[object, ...]:
    return not is_running(row), row.due_last is None, row.due_last or "", row.topic, row.id


def _columns() -> list[Column]:
    return [
        Column("id", _("编码")),
        Column("what", _("任务")),
        Column("topic", _("议题")),
        Column("lead", _("主办单位")),
        Column("supervisor", _("督办人")),
        Column("due", _("完成期限")),
        Column("left", _("时限")),
        Column("state", _("状态")),
    ]


def _cells(row: TaskRow, selection: Selection) -> list[Value]:
    due = partial(row.due)
    return [
        row.id,
        row.what,
        row.title or row.topic,
        row.lead,
        row.supervisor,
        due,
        time_left(due, selection.today) if is_running(row) else "",
        term(TaskState, row.state),
    ]


def _data(row: TaskRow, selection: Selection) -> dict[str, object]:
    return {
        "id": row.id,
        "topic": row.topic,
        "title": row.title,
        "station": row.station,
        "what": row.what,
        "lead": row.lead,
        "supervisor": row.supervisor,
        "due": row.due,
        "overdue": is_late(row, selection),
        "state": row.state,
        "review_on": row.review_on,
        "progressed_on": row.progressed_on,
    }
