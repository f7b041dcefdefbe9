"""任务很久没有进展。

查什么：在办的任务，从最近一次进展（没有进展的，从交办或协商的日期）起，过了政策规定的天数（`silent_days`）没有动静。

为什么：重协商、轻落实，往往就是从没有下文开始的。

例：4 月 1 日报过设计方案，到 5 月 2 日再没有消息。

怎样改：问清情况，登记进展；确实不办的说明理由；需要的 `xieshang task press` 督办。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status, Step, TaskState
from xieshang_cli.rules.engine import Problem, rule


@rule("TP513", Topic, step=Step.IMPLEMENT, provision=N_("六步议事·办理实施"))
def task_silent(topic: Topic, records: Records) -> Iterator[Problem]:
    """A running task is heard of now and then."""
    if topic.status not in {Status.OPEN, Status.CLOSED}:
        return
    held = [session.held_on.latest for session in records.sessions_of(topic.id) if session.held_on]
    for position, task in enumerate(topic.tasks):
        heard = task.heard_of(held)
        if task.state is TaskState.IN_PROGRESS and heard is not None:
            yield Problem(
                f"tasks[{position}].progress",
                N_("任务“{what}”从 {day} 起没有进展"),
                since=day_after(heard, records.policy.silent_days + 1),
                what=task.what,
                day=heard.isoformat(),
            )
