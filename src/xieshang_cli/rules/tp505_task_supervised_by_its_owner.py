"""督办人就是主办单位。

查什么：每项任务的督办人是不是与主办单位相同；不予办理的不查。

为什么：自己督办自己，等于没有督办。

例：主办单位和督办人都写“街道城建办”。

怎样改：换一个督办人，例如副站长或者分管领导。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.same_hand import is_same_hand
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief, tasks_to_do


@rule("TP505", Topic, step=Step.IMPLEMENT, gate=True, provision=N_("六步议事·办理实施"))
def task_supervised_by_its_owner(topic: Topic, records: Records) -> Iterator[Problem]:
    """Nobody supervises himself."""
    for position, task in tasks_to_do(topic):
        if task.supervisor and task.lead and is_same_hand(task.supervisor, task.lead, records):
            text = N_("任务“{task}”由主办单位自己督办")
            yield Problem(f"tasks[{position}].supervisor", text, task=brief(task.what))
