"""没有审定结果。

查什么：议题有没有审定结果（`decision.result`）。

为什么：不知道是列入协商还是不予列入，后面的步骤就没有依据。

例：议事会讨论过，没有记结论。

怎样改：`xieshang topic decide 编码 --result 列入协商`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP201", Topic, step=Step.DECIDE, gate=True, provision=N_("六步议事·确定议题"))
def decision_without_result(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Without a result nothing was decided."""
    if topic.decision is None or topic.decision.result is None:
        yield Problem("decision.result", N_("没有审定结果"))
