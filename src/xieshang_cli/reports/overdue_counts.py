"""What is late today: tasks, silent tasks, tasks whose supervisor left, transfers, submissions, revisits, reviews."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta

from xieshang_cli.language import N_
from xieshang_cli.model.rows import PostRow, RevisitRow, TaskRow, TransferRow
from xieshang_cli.model.vocabulary import Status, TaskState
from xieshang_cli.reports.adoption_counts import is_unanswered
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.revisit_list import is_late as is_revisit_late
from xieshang_cli.reports.selection import Selection
from xieshang_cli.reports.task_list import is_late, is_running

FIGURES = (
    Figure("running", N_("在办任务")),
    Figure("overdue", N_("逾期任务")),
    Figure("overdue_rate", N_("逾期率"), ("overdue",), ("in_time",), ("without_due",), less_is_better=True),
    Figure("without_due", N_("没有期限的任务")),
    Figure("silent", N_("沉默任务")),
    Figure("pressed", N_("逾期或沉默且督办过的任务")),
    Figure("presses", N_("对逾期或沉默任务督办的次数")),
    Figure("supervisor_left", N_("督办人已离任的任务")),
    Figure("reviews", N_("过了复核日期的任务")),
    Figure("transfers", N_("过期未答复的移交")),
    Figure("adoption", N_("过期未答复的报送")),
    Figure("revisits", N_("过期未做的回头看")),
)
PARTS = {"in_time": N_("没有逾期")}


def overdue_counted(selection: Selection) -> Counted:
    """Count what is late today."""
    return Counted(FIGURES, list(_items(selection)), PARTS)


def silence(selection: Selection) -> Callable[[TaskRow], bool]:
    """Give what tells whether nothing was heard of a running task for longer than policy allows."""
    before = (selection.today - timedelta(days=selection.policy.silent_days)).isoformat()

    def is_silent(row: TaskRow) -> bool:
        if row.state != TaskState.IN_PROGRESS or row.heard_last is None:
            return False
        return row.topic_status == Status.OPEN and row.heard_last < before

    return is_silent


def supervisors_left(selection: Selection) -> Callable[[TaskRow], str | None]:
    """Give what tells since when whoever supervises a task holds no post at its station any more."""
    terms: Mapping[tuple[str, str], list[PostRow]] = defaultdict(list)
    for post in selection.posts:
        terms[post.station, post.name].append(post)
    today = selection.today.isoformat()

    def left_on(row: TaskRow) -> str | None:
        held = terms.get((row.station, row.supervisor or ""))
        if not held or not is_running(row) or any(post.end is None for post in held):
            return None
        last = max(post.end for post in held if post.end is not None)
        return last if last <= today else None

    return left_on


def is_review_late(row: TaskRow, selection: Selection) -> bool:
    """Whether the day has passed on which a task not done now was to be looked at again."""
    is_waiting = row.state in {TaskState.PLANNED, TaskState.BLOCKED} and row.topic_status == Status.OPEN
    return is_waiting and row.review_last is not None and row.review_last < selection.today.isoformat()


def is_transfer_late(row: TransferRow, selection: Selection) -> bool:
    """Whether whoever received a topic has neither answered nor returned it in time."""
    if row.replied_on is not None or row.returned_on is not None or row.reply_last is None:
        return False
    return row.reply_last < selection.today.isoformat()


def is_revisit_due(row: RevisitRow, selection: Selection) -> bool:
    """Whether a revisit that still makes sense was not made on its day."""
    return row.topic_status == Status.CLOSED and is_revisit_late(row, selection)


def _items(selection: Selection) -> Iterator[Item]:
    yield from _task_items(selection)
    for transfer in selection.transfers:
        if is_transfer_late(transfer, selection):
            yield Item("transfers", transfer)
    for topic in selection.topics:
        if is_unanswered(topic, selection):
            yield Item("adoption", topic)
    for revisit in selection.revisits:
        if is_revisit_due(revisit, selection):
            yield Item("revisits", revisit)


def _task_items(selection: Selection) -> Iterator[Item]:
    is_silent, left_on = silence(selection), supervisors_left(selection)
    for row in selection.tasks:
        if is_review_late(row, selection):
            yield Item("reviews", row)
        if not is_running(row):
            continue
        late, silent = is_late(row, selection), is_silent(row)
        yield Item("running", row)
        yield Item("overdue" if late else "without_due" if row.due_last is None else "in_time", row)
        if silent:
            yield Item("silent", row)
        if (late or silent) and row.presses:
            yield Item("pressed", row)
            yield Item("presses", row, row.presses)
        if left_on(row) is not None:
            yield Item("supervisor_left", row)
