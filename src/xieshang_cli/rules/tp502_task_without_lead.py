"""任务没有主办单位。

查什么：每项任务有没有主办单位（`lead`）；不予办理的不查。

为什么：没有主办单位的承诺没有人负责。

例：“尽快安装路灯”，没有写谁装。

怎样改：`xieshang topic edit 编码`，在任务里补 `lead`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief, tasks_to_do


@rule("TP502", Topic, step=Step.IMPLEMENT, gate=True, provision=N_("六步议事·办理实施"))
def task_without_lead(topic: Topic, _records: Records) -> Iterator[Problem]:
    """A promise that no unit keeps is kept by nobody."""
    for position, task in tasks_to_do(topic):
        if not task.lead:
            yield Problem(f"tasks[{position}].lead", N_("任务“{task}”没有主办单位"), task=brief(task.what))
