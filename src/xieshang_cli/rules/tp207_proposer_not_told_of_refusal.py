"""没有列入协商，也没有告知提出人。

查什么：审定为不予列入、暂缓、合并或转其他渠道的议题，有没有告知提出人的日期（`decision.told_on`）；
匿名提出的不查。

为什么：提了意见没有回音，群众下次就不来了。

例：不予列入，`told_on` 空着。

怎样改：告知以后 `xieshang topic decide 编码 --told-on 日期`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Decision, Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import is_anonymous


@rule("TP207", Topic, step=Step.DECIDE, gate=True, provision=N_("六步议事·确定议题"))
def proposer_not_told_of_refusal(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Whoever raised a matter that is not taken up hears so, and why."""
    decision = topic.decision
    if decision is None or decision.told_on is not None or decision.result in {None, Decision.ADOPTED}:
        return
    if not is_anonymous(topic):
        yield Problem("decision.told_on", N_("没有列入协商，也没有告知提出人"))
