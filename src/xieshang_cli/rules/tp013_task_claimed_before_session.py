"""申报办结早于协商会。

查什么：任务申报办结的日期是不是早于所有协商会；日期只知道年月的，肯定早才算。

为什么：会前已经办完的事，不是协商的成果。

例：5 月 20 日协商，4 月就申报办结。

怎样改：改正日期；确是会前办完的，不要记成任务。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief, is_before_all


@rule("TP013", Topic, severity=Severity.ERROR, provision=N_("六步议事·办理实施"))
def task_claimed_before_session(topic: Topic, records: Records) -> Iterator[Problem]:
    """What is done before the session was not agreed there."""
    if any(task.claim for task in topic.tasks):
        sessions = records.sessions_of(topic.id)
        for position, task in enumerate(topic.tasks):
            if task.claim and is_before_all(task.claim.on, sessions):
                text = N_("任务“{task}”申报办结（{claimed}）早于协商会（{held}）")
                field = f"tasks[{position}].claim.on"
                held = str(sessions[0].held_on)
                yield Problem(field, text, task=brief(task.what), claimed=str(task.claim.on), held=held)
