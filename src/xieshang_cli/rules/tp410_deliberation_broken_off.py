"""没有谈成，也没有下文。

查什么：休会再议的，后面有没有再开会并写出结果，只写理由不算；未达成共识的，后面有没有再议出结果，
或者写了到此为止的理由（`reason`）。没有写结果的会不算。

为什么：没有谈成的事最容易不了了之。

例：结果是“休会再议”，以后没有再开会，或者再开了会没有写结果。

怎样改：再开一次会：`xieshang session new --topic 编码`，写出结果：`xieshang session conclude 会议编码`；
未达成共识又不再议的，`xieshang session conclude 会议编码 --reason 理由`。
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
    outcomes = [outcome for session in records.sessions_of(topic.id) if (outcome := session.outcome_for(topic.id))]
    last = outcomes[-1] if outcomes else None
    if last and last.result is Result.ADJOURNED:
        yield Problem("sessions", N_("休会再议以后，没有再议出结果"))
    elif last and last.result is Result.NONE and not last.reason:
        yield Problem("sessions", N_("没有达成共识，以后没有再议出结果，也没有写理由"))
