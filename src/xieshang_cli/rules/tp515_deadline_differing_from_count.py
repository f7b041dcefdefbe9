"""期限与按工作日算的不一致。

查什么：写了交办日期和工作日数、没有延期的任务，记录的期限与按日历算出来的是不是同一天；暂停计时的天数除外。

为什么：期限早一天晚一天，按期不按期就不一样。

例：4 月 1 日起 3 个工作日应到 4 月 7 日（清明放假），记录写成 4 月 4 日。

怎样改：用 `xieshang deadline explain` 看逐日的计算，改正写错的一项；放假安排后来公布的，以通知过的期限为准。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.model.workdays import WorkCalendar
from xieshang_cli.rules.engine import Problem, rule


@rule("TP515", Topic, severity=Severity.INFO, step=Step.IMPLEMENT, provision=N_("六步议事·办理实施"))
def deadline_differing_from_count(topic: Topic, records: Records) -> Iterator[Problem]:
    """A deadline given in working days is what the calendar says."""
    for position, task in enumerate(topic.tasks):
        if not (task.assigned_on and task.workdays and task.due) or task.extensions or task.pauses:
            continue
        counted = WorkCalendar(records.policy).after(task.assigned_on.latest, task.workdays).day
        if task.original_due is None and counted != task.due.latest:
            yield Problem(
                f"tasks[{position}].due",
                N_("任务“{what}”的期限 {due} 与按 {n} 个工作日算到的 {counted} 不一致"),
                what=task.what,
                due=str(task.due),
                n=task.workdays,
                counted=counted.isoformat(),
            )
