"""告知早于审定或提出。

查什么：告知提出人的日期（`decision.told_on`）是不是早于审定日期或者提出日期；日期只知道年月的，肯定早才算。

为什么：还没有定，就不能告知结果。

例：3 月 10 日审定，3 月 1 日已告知。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP016", Topic, severity=Severity.ERROR, provision=N_("六步议事·确定议题"))
def proposer_told_before_decision(topic: Topic, _records: Records) -> Iterator[Problem]:
    """People are told what was decided after it was decided."""
    decision = topic.decision
    if decision is None or decision.told_on is None:
        return
    told = decision.told_on
    if decision.on and told.surely_before(decision.on):
        text = N_("告知（{told}）早于审定（{decided}）")
        yield Problem("decision.told_on", text, told=str(told), decided=str(decision.on))
    elif topic.raised.on and told.surely_before(topic.raised.on):
        text = N_("告知（{told}）早于提出（{raised}）")
        yield Problem("decision.told_on", text, told=str(told), raised=str(topic.raised.on))
