"""确认早于申报。

查什么：任务确认办结的日期是不是早于申报办结；日期只知道年月的，肯定早才算。

为什么：先申报、后确认；反过来的，多半是补填。

例：8 月 20 日申报，8 月 1 日确认。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief


@rule("TP014", Topic, severity=Severity.ERROR, provision=N_("六步议事·办理实施"))
def task_confirmed_before_claim(topic: Topic, _records: Records) -> Iterator[Problem]:
    """First one hand, then the other."""
    for position, task in enumerate(topic.tasks):
        if task.claim and task.confirmation and task.confirmation.on.surely_before(task.claim.on):
            text = N_("任务“{task}”确认（{confirmed}）早于申报（{claimed}）")
            field = f"tasks[{position}].confirmation.on"
            confirmed, claimed = str(task.confirmation.on), str(task.claim.on)
            yield Problem(field, text, task=brief(task.what), confirmed=confirmed, claimed=claimed)
