"""任务没有督办人。

查什么：每项任务有没有督办人（`supervisor`）；不予办理的不查。

为什么：没有监督主体，协商结果容易落空。

例：写了主办单位和期限，没有写谁来督办。

怎样改：`xieshang topic edit 编码`，在任务里补 `supervisor`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief, tasks_to_do


@rule("TP504", Topic, step=Step.IMPLEMENT, gate=True, provision=N_("六步议事·办理实施"))
def task_without_supervisor(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Somebody other than the owner watches over it."""
    for position, task in tasks_to_do(topic):
        if not task.supervisor:
            yield Problem(f"tasks[{position}].supervisor", N_("任务“{task}”没有督办人"), task=brief(task.what))
