"""协商会没有得出结果。

查什么：本议题的协商会里，有没有哪一次写了对本议题的结果：达成共识、部分共识或者未达成共识。休会再议还不是结果。

为什么：没有结果，就不知道下一步是交办还是再议。

例：只记了各方意见；或者休会以后没有再议。

怎样改：`xieshang session conclude 会议编码 --topic 编码 --result 达成共识 --agreement 内容`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Result, Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP408", Topic, step=Step.DELIBERATE, gate=True, provision=N_("六步议事·协商议事"))
def topic_without_outcome(topic: Topic, records: Records) -> Iterator[Problem]:
    """The sessions on a topic come to something; to meet again is no result yet."""
    sessions = records.sessions_of(topic.id)
    results = {outcome.result for session in sessions if (outcome := session.outcome_for(topic.id))}
    if sessions and not results:
        yield Problem("sessions", N_("协商会没有写本议题的结果"))
    elif results == {Result.ADJOURNED}:
        yield Problem("sessions", N_("协商会都是休会再议，本议题还没有结果"))
