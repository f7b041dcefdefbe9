"""任务期限早于协商会。

查什么：任务期限是不是早于所有协商会；日期只知道年月的，肯定早才算。

为什么：会上才定的事，不会在会前到期。

例：5 月 20 日协商，任务期限写 4 月 30 日。

怎样改：改正期限或者协商日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief, is_before_all


@rule("TP012", Topic, severity=Severity.ERROR, provision=N_("六步议事·办理实施"))
def task_due_before_session(topic: Topic, records: Records) -> Iterator[Problem]:
    """A promise falls due after it was made."""
    if any(task.due for task in topic.tasks):
        sessions = records.sessions_of(topic.id)
        for position, task in enumerate(topic.tasks):
            if task.due and is_before_all(task.due, sessions):
                text = N_("任务“{task}”的期限（{due}）早于协商会（{held}）")
                held = str(sessions[0].held_on)
                yield Problem(f"tasks[{position}].due", text, task=brief(task.what), due=str(task.due), held=held)
