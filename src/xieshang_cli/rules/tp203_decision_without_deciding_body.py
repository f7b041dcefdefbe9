"""没有写由谁审定。

查什么：有没有写审定的机构（`decision.by`）。

为什么：谁审定谁负责；列入协商一般由党委（党工委）批准。

例：写了“列入协商”，没有写是议事会还是党工委定的。

怎样改：`xieshang topic decide 编码 --by 机构`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP203", Topic, step=Step.DECIDE, gate=True, provision=N_("六步议事·确定议题"))
def decision_without_deciding_body(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Somebody answers for the decision."""
    if topic.decision is None or not topic.decision.by:
        yield Problem("decision.by", N_("没有写由谁审定"))
