"""协商会没有主持人。

查什么：协商会有没有主持人（会议记录的 `host`）。开过几次的，只看最齐全的一次。

为什么：主持人归纳意见、宣布结果，要有人负责。

例：会议记录只有发言，没有写谁主持。

怎样改：`xieshang session edit 会议编码`，在 `host` 写姓名或职务。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import clearest_session


@rule("TP403", Topic, step=Step.DELIBERATE, gate=True, provision=N_("六步议事·协商议事"))
def session_without_host(topic: Topic, records: Records) -> Iterator[Problem]:
    """Somebody chaired it."""
    session = clearest_session(topic, records)
    if session and not session.host:
        yield Problem("sessions", N_("协商会 {session} 没有主持人"), session=session.id)
