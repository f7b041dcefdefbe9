"""达成了共识，没有写共识内容。

查什么：结果是达成共识或部分共识的，有没有至少一条写明的共识（`agreements`）。

为什么：“大家达成了共识”不能交办；写明了才知道谁做什么。

例：报道说“与会人员达成共识”，没有写共识是什么。

怎样改：`xieshang session conclude 会议编码 --topic 编码 --agreement 内容`，每条一次。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Result, Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP409", Topic, step=Step.DELIBERATE, gate=True, provision=N_("六步议事·协商议事"))
def agreement_without_words(topic: Topic, records: Records) -> Iterator[Problem]:
    """What was agreed must be written down to be carried out."""
    for session in records.sessions_of(topic.id):
        outcome = session.outcome_for(topic.id)
        if outcome and outcome.result in {Result.CONSENSUS, Result.PARTIAL} and not outcome.agreements:
            yield Problem("sessions", N_("协商会 {session} 达成了共识，没有写共识内容"), session=session.id)
