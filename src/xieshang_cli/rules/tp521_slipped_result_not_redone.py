"""出现反弹以后没有重新办理。

查什么：最近一次回头看发现出现反弹，从那天起有没有任务重新办结；还有任务在办、列入计划或说明理由不办的不查。

为什么：发现反弹就重新办理，不能什么也没做又办结一次。

例：7 月 20 日回头看发现充电棚停用，议题重新打开，两项任务都还是 5 月确认的。

怎样改：`xieshang task progress 任务编码 --resume --note 原因` 恢复办理，或者 `xieshang task add` 另派任务。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
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
    if revisits[position].result is not RevisitResult.SLIPPED or any(
        task.state is not TaskState.DONE for task in topic.tasks
    ):
        return
    confirmed = [task.confirmation.on for task in topic.tasks if task.confirmation]
    if all(on.surely_before(day) for on in confirmed):
        text = N_("{day} 回头看发现出现反弹，此后没有任务重新办结")
        yield Problem(f"feedback.revisits[{position}].result", text, day=str(day))
