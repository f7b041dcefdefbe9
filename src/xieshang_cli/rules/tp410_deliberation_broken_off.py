"""没有谈成，也没有下文。

查什么：最后一次结果是未达成共识或休会再议的，后面有没有再开会，或者写了到此为止的理由（`reason`）。

为什么：没有谈成的事最容易不了了之。

例：结果是“休会再议”，以后没有再开会。

怎样改：再开一次会：`xieshang session new --topic 编码`；不再议的，
`xieshang session conclude 会议编码 --reason 理由`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Result, Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP410", Topic, step=Step.DELIBERATE, gate=True, provision=N_("六步议事·协商议事"))
def deliberation_broken_off(topic: Topic, records: Records) -> Iterator[Problem]:
    """No agreement is a result too, but then it is said what comes next."""
    sessions = records.sessions_of(topic.id)
    outcome = sessions[-1].outcome_for(topic.id) if sessions else None
    if outcome and outcome.result in {Result.NONE, Result.ADJOURNED} and not outcome.reason:
        yield Problem("sessions", N_("最后一次协商会没有谈成，没有再开会，也没有写理由"))
