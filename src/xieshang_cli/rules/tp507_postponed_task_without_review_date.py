"""缓办的任务没有复核日期。

查什么：列入计划或者暂不能办的任务，有没有写哪天再看（`not_doing.review_on`）。

为什么：没有复核日期的“暂不能办”等于不办。

例：“列入明年计划”，没有写什么时候再看。

怎样改：`xieshang topic edit 编码`，在任务的 `not_doing` 里补 `review_on`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step, TaskState
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief


@rule("TP507", Topic, step=Step.IMPLEMENT, gate=True, provision=N_("六步议事·办理实施"))
def postponed_task_without_review_date(topic: Topic, _records: Records) -> Iterator[Problem]:
    """What is put off is looked at again on a day."""
    for position, task in enumerate(topic.tasks):
        if task.state in {TaskState.PLANNED, TaskState.BLOCKED} and task.not_doing and task.not_doing.review_on is None:
            field = f"tasks[{position}].not_doing.review_on"
            yield Problem(field, N_("任务“{task}”缓办，没有复核日期"), task=brief(task.what))
