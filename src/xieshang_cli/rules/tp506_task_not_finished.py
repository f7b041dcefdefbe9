"""任务没有办结。

查什么：每项任务是不是已经办结：主办单位申报、别人确认。列入计划、暂不能办、不予办理并写了理由的也可以。

为什么：有任务没有办完的议题不能算办完。

例：主办单位说装好了，没有人去看过。

怎样改：办完的，`xieshang task claim 任务` 以后 `xieshang task confirm 任务`；一时办不了的，
写明列入计划或者暂不能办。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step, TaskState
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief


@rule("TP506", Topic, step=Step.IMPLEMENT, gate=True, provision=N_("六步议事·办理实施"))
def task_not_finished(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Done takes two hands: the unit claims it, somebody else confirms it."""
    for position, task in enumerate(topic.tasks):
        if task.state is TaskState.CLAIMED:
            text = N_("任务“{task}”已申报办结，还没有人确认")
            yield Problem(f"tasks[{position}].confirmation", text, task=brief(task.what))
        elif task.state is TaskState.IN_PROGRESS:
            yield Problem(f"tasks[{position}].claim", N_("任务“{task}”还没有办结"), task=brief(task.what))
