"""回头看过了期。

查什么：办结的议题，计划的回头看（`feedback.revisits`）过了应看日期还没有登记。

为什么：办成了还要管得住，过一段时间不去看，反弹了也没有人知道。

例：6 月 25 日办结，应在 7 月 25 日回头看，到 8 月还没有去。

怎样改：去看了以后登记：`xieshang feedback revisit 编号 --result 成果保持 --by 回访人`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status, Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP618", Topic, step=Step.FEEDBACK, provision=N_("六步议事·结果反馈"))
def revisit_overdue(topic: Topic, _records: Records) -> Iterator[Problem]:
    """What is closed is looked at again when it is due."""
    if topic.status is not Status.CLOSED or topic.feedback is None:
        return
    for position, revisit in enumerate(topic.feedback.revisits):
        if revisit.on is None and revisit.result is None:
            yield Problem(
                f"feedback.revisits[{position}].due",
                N_("回头看应在 {day}，还没有登记"),
                since=day_after(revisit.due.latest),
                day=str(revisit.due),
            )
