"""审定没有日期。

查什么：审定有没有日期（`decision.on`）；只知道年月也可以。

为什么：调研、协商的先后要与审定日期对照。

例：写了“党工委会议通过”，没有写哪一天。

怎样改：`xieshang topic decide 编码 --on 2026-03-10`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP204", Topic, step=Step.DECIDE, gate=True, provision=N_("六步议事·确定议题"))
def decision_without_date(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Research and sessions are judged against this day."""
    if topic.decision is None or topic.decision.on is None:
        yield Problem("decision.on", N_("没有审定日期"))
