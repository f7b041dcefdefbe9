"""任务逾期。

查什么：进行中的议题里，没有办结的任务是不是过了期限。期限只写到年月的，过了那个月才算；延期以后按新的期限算。

为什么：逾期不催，期限就成了摆设。

例：期限 2026-06-30，今天 2026-07-01，还没有申报办结。

怎样改：办完的申报、确认；办不完的 `xieshang topic edit 编码`，写明延期（`extensions`）和新的期限；
不动的请督办人催办。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief


@rule("TP509", Topic, provision=N_("六步议事·办理实施"))
def task_overdue(topic: Topic, _records: Records) -> Iterator[Problem]:
    """A deadline passed and the task still runs."""
    if topic.status is not Status.OPEN:
        return
    for position, task in enumerate(topic.tasks):
        if task.due is not None and task.is_running:
            text = N_("任务“{task}”已过期限 {due}")
            since = day_after(task.due.latest)
            yield Problem(f"tasks[{position}].due", text, since=since, task=brief(task.what), due=str(task.due))
