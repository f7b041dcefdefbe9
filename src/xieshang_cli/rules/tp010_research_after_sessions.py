"""调研都在协商会以后。

查什么：调研是不是全都晚于最后一次协商会；只要有一条可能在会前，就不算。

为什么：会后才调研，会上就没有依据。

例：5 月 20 日协商，5 月 25 日才去踏勘。

怎样改：改正日期，或者补记会前做过的调研。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import is_after_all


@rule("TP010", Topic, provision=N_("六步议事·议前调研"))
def research_after_sessions(topic: Topic, records: Records) -> Iterator[Problem]:
    """Research comes before the session."""
    if not topic.research:
        return
    sessions = records.sessions_of(topic.id)
    if all(entry.on is not None and is_after_all(entry.on, sessions) for entry in topic.research):
        text = N_("调研（{researched}）在最后一次协商会（{held}）以后")
        last = topic.research[-1].on
        held = sessions[-1].held_on
        field = f"research[{len(topic.research) - 1}].on"
        yield Problem(field, text, researched=str(last), held=str(held))
