"""没有议事范围。

查什么：有没有写议事范围（`decision.scope` 或 `scope`）：省、市、县、乡、村哪一级。

为什么：什么范围的事在什么范围商量；范围不清，就不知道该上交还是下放。

例：修通社道路，没有写是村级还是乡级的事。

怎样改：`xieshang topic decide 编码 --scope 村级`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP205", Topic, step=Step.DECIDE, gate=True, provision=N_("六步议事·确定议题"))
def decision_without_scope(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Each matter is discussed in its own scope."""
    if topic.scope is None and (topic.decision is None or topic.decision.scope is None):
        yield Problem("decision.scope", N_("没有议事范围（省、市、县、乡、村哪一级）"))
