"""协商会没有日期。

查什么：协商会有没有日期（会议记录的 `held_on`）；只知道年月也可以。开过几次的，
只看日期、主持人、记录人最齐全的一次。

为什么：任务期限、反馈先后都从协商日期算起。

例：报道只写“日前召开”。

怎样改：`xieshang session edit 会议编码`，补上 `held_on`，知道多少写多少。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import clearest_session


@rule("TP402", Topic, step=Step.DELIBERATE, gate=True, provision=N_("六步议事·协商议事"))
def session_without_date(topic: Topic, records: Records) -> Iterator[Problem]:
    """A session was held on some day, known at least to the year."""
    session = clearest_session(topic, records)
    if session and session.held_on is None:
        yield Problem("sessions", N_("协商会 {session} 没有日期"), session=session.id)
