"""任务没有期限。

查什么：每项任务有没有完成期限（`due`）；只知道年月也可以。不予办理的不查。

为什么：没有期限就没有逾期，也就没有人催。

例：“适时安装”，没有写什么时候。

怎样改：`xieshang topic edit 编码`，在任务里补 `due`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief, tasks_to_do


@rule("TP503", Topic, step=Step.IMPLEMENT, gate=True, provision=N_("六步议事·办理实施"))
def task_without_deadline(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Soon is not a date."""
    for position, task in tasks_to_do(topic):
        if task.due is None:
            yield Problem(f"tasks[{position}].due", N_("任务“{task}”没有期限"), task=brief(task.what))
