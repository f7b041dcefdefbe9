"""确认办结没有写身份或方式。

查什么：确认任务办结的人，有没有写明身份（提出人、群众代表、委员……）和方式（现场、电话……）。

为什么：谁、以什么身份、怎样看到办成了，日后查得清。

例：只写“李某确认”。

怎样改：补上 `role` 和 `medium`。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP516", Topic, severity=Severity.INFO, step=Step.IMPLEMENT, provision=N_("六步议事·办理实施"))
def confirmation_without_role_or_medium(topic: Topic, _records: Records) -> Iterator[Problem]:
    """It is known as whom and how somebody saw that a task was done."""
    for position, task in enumerate(topic.tasks):
        if task.confirmation is not None and not (task.confirmation.role and task.confirmation.medium):
            text = N_("任务“{what}”的确认没有写身份或方式")
            yield Problem(f"tasks[{position}].confirmation", text, what=task.what)
