"""审定没有理由。

查什么：审定结果有没有理由（`decision.reason`），列入和不列入都要写。

为什么：筛选不清是基层协商的老问题；没有理由，向提出人无法交代。

例：写了“不予列入”，没有写为什么。

怎样改：`xieshang topic decide 编码 --reason 理由`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP202", Topic, step=Step.DECIDE, gate=True, provision=N_("六步议事·确定议题"))
def decision_without_reason(topic: Topic, _records: Records) -> Iterator[Problem]:
    """A choice of topics that gives no reasons cannot be explained to those who proposed them."""
    if topic.decision is None or not topic.decision.reason:
        yield Problem("decision.reason", N_("没有审定理由"))
