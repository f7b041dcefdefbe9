"""协商会没有得出结果。

查什么：本议题的协商会里，有没有哪一次写了对本议题的结果：达成共识、部分共识、未达成共识或者休会再议。

为什么：没有结果，就不知道下一步是交办还是再议。

例：会议还在进行，只记了各方意见。

怎样改：`xieshang session conclude 会议编码 --topic 编码 --result 达成共识 --agreement 内容`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP408", Topic, step=Step.DELIBERATE, gate=True, provision=N_("六步议事·协商议事"))
def topic_without_outcome(topic: Topic, records: Records) -> Iterator[Problem]:
    """A session comes to something for each of its topics, even if only to meet again."""
    sessions = records.sessions_of(topic.id)
    if sessions and not any(session.outcome_for(topic.id) for session in sessions):
        yield Problem("sessions", N_("协商会没有写本议题的结果"))
