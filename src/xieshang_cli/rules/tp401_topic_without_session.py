"""没有协商会。

查什么：有没有一次协商会把本议题列入议程。

为什么：没有开会商量，就谈不上协商结果。

例：调研完了直接交办。

怎样改：`xieshang session new --topic 编码 --held-on 日期`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP401", Topic, step=Step.DELIBERATE, gate=True, provision=N_("六步议事·协商议事"))
def topic_without_session(topic: Topic, records: Records) -> Iterator[Problem]:
    """The fourth step is a session."""
    if not records.sessions_of(topic.id):
        yield Problem("sessions", N_("没有协商会"))
