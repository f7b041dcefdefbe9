"""协商会早于审定。

查什么：协商会是不是全都早于审定日期；日期只知道年月的，肯定早才算。

为什么：没有审定就开会，议题就没有经过党委把关。

例：5 月 20 日协商，6 月 1 日才审定。

怎样改：改正日期；先议后定的，按豁免写明理由。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import is_after_all


@rule("TP011", Topic, severity=Severity.ERROR, provision=N_("六步议事·协商议事"))
def session_before_decision(topic: Topic, records: Records) -> Iterator[Problem]:
    """A topic is decided before it is discussed."""
    decided = topic.decision.on if topic.decision else None
    if decided:
        sessions = records.sessions_of(topic.id)
        if is_after_all(decided, sessions):
            text = N_("协商会（{held}）早于审定（{decided}）")
            yield Problem("decision.on", text, held=str(sessions[-1].held_on), decided=str(decided))
