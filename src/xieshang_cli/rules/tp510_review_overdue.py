"""缓办的任务过了复核日期。

查什么：列入计划或者暂不能办的任务，是不是过了复核日期（`not_doing.review_on`）还没有新的说法；
已撤回、不予列入的议题不查。

为什么：缓办的事没有人再看，就不了了之。

例：“2026 年底再看”，到了 2027 年仍是“列入计划”。

怎样改：能办的改为办理；仍不能办的，写新的理由和复核日期。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status, TaskState
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief


@rule("TP510", Topic, provision=N_("六步议事·办理实施"))
def review_overdue(topic: Topic, _records: Records) -> Iterator[Problem]:
    """The day to look at it again came and went."""
    if topic.status not in {Status.OPEN, Status.CLOSED}:
        return
    for position, task in enumerate(topic.tasks):
        waiting = task.not_doing
        if waiting and waiting.review_on and task.state in {TaskState.PLANNED, TaskState.BLOCKED}:
            since = day_after(waiting.review_on.latest)
            text = N_("任务“{task}”过了复核日期 {day}，还没有新的说法")
            field = f"tasks[{position}].not_doing.review_on"
            yield Problem(field, text, since=since, task=brief(task.what), day=str(waiting.review_on))
