"""状态与审定结果不一致。

查什么：状态是“不予列入”或“暂缓”的议题，审定结果是不是相同；转其他渠道的也可以是“不予列入”。

为什么：没有审定就不予列入，等于没有人负责。

例：状态是 `rejected`，审定结果是“列入协商”。

怎样改：用 `xieshang topic decide` 改正审定结果或者状态。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Decision, Status
from xieshang_cli.rules.engine import Problem, rule

_DECISIONS = {
    Status.REJECTED: {Decision.REJECTED, Decision.TRANSFERRED},
    Status.DEFERRED: {Decision.DEFERRED},
}


@rule("TP019", Topic, structural=True)
def status_without_its_decision(topic: Topic, _records: Records) -> Iterator[Problem]:
    """A topic is turned down or put off by a decision."""
    allowed = _DECISIONS.get(topic.status)
    if allowed and (topic.decision is None or topic.decision.result not in allowed):
        yield Problem("status", N_("状态与审定结果不一致"))
