"""申报办结没有凭证。

查什么：承办单位申报任务办结，没有写任何凭证。

为什么：办没办成要看得见：验收单、照片、文件，哪一样都行。

例：区住建局说充电棚建好了，没有照片也没有验收单。

怎样改：补上凭证，例如 `xieshang attach 任务编码 照片.jpg`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP512", Topic, step=Step.IMPLEMENT, provision=N_("六步议事·办理实施"))
def task_claimed_without_evidence(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Whoever says a task is finished shows it."""
    for position, task in enumerate(topic.tasks):
        if task.claim is not None and not task.all_evidence:
            yield Problem(f"tasks[{position}].claim", N_("任务“{what}”申报办结，没有凭证"), what=task.what)
