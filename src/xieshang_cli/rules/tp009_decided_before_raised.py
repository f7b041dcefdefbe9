"""审定早于提出。

查什么：审定日期是不是早于提出日期；日期只知道年月的，肯定早才算。

为什么：先后颠倒，必有一个日期写错，或者是事后补记。

例：3 月 10 日提出，3 月 1 日审定。

怎样改：改正日期；确有缘故的，按豁免写明理由。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP009", Topic, severity=Severity.ERROR)
def decided_before_raised(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Nothing is decided before it is raised."""
    raised = topic.raised.on
    decided = topic.decision.on if topic.decision else None
    if raised and decided and decided.surely_before(raised):
        text = N_("审定（{decided}）早于提出（{raised}）")
        yield Problem("decision.on", text, decided=str(decided), raised=str(raised))
