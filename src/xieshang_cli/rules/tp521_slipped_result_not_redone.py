"""出现反弹以后没有重新办理。

查什么：最近一次回头看发现出现反弹，从那天起有没有任务重新办结。还有任务在办的不查；缓办、不办的任务，那天以后分派或恢复办理过的才算有交代。

为什么：发现反弹就重新办理，不能什么也没做又办结一次。

例：7 月 20 日回头看发现充电棚停用，议题重新打开，两项任务都还是 5 月确认的。

怎样改：`xieshang task progress 任务编码 --resume --note 原因` 恢复办理，或者 `xieshang task add` 另派任务。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.records import Records
from xieshang_cli.model.task import Task
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import RevisitResult, Step, TaskState
from xieshang_cli.rules.engine import Problem, rule


@rule("TP521", Topic, step=Step.IMPLEMENT, gate=True, provision=N_("六步议事·办理实施"))
def slipped_result_not_redone(topic: Topic, _records: Records) -> Iterator[Problem]:
    """What slid back is done again."""
    revisits = topic.feedback.revisits if topic.feedback else ()
    seen = [(one.on, position) for position, one in enumerate(revisits) if one.on and one.result]
    if not seen:
        return
    day, position = max(seen)
    if revisits[position].result is RevisitResult.SLIPPED and not any(_answers(task, day) for task in topic.tasks):
        text = N_("{day} 回头看发现出现反弹，此后没有任务重新办结")
        yield Problem(f"feedback.revisits[{position}].result", text, day=str(day))


def _answers(task: Task, day: PartialDate) -> bool:
    """Whether something was done about it since: finished, or taken in hand and then put off. What runs is TP506's."""
    if task.state in {TaskState.IN_PROGRESS, TaskState.CLAIMED}:
        return True
    if task.confirmation:
        return not task.confirmation.on.surely_before(day)
    days = [task.assigned_on, *(entry.on for entry in task.progress)]
    return any(on is not None and not on.surely_before(day) for on in days)
