"""没有群众代表到会。

查什么：到会的人里有没有群众代表；本地身份列表里没有“群众代表”的不查。不是走下一步的条件。

为什么：居民的事居民不在场，结果难以服众。

例：到会的有县财政局、县水务局、镇党委、村委、委员和施工方。

怎样改：来了没有记的，补记身份；没有请的，下次请到。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import roles_that_came

RESIDENTS = "群众代表"


@rule("TP413", Topic, step=Step.DELIBERATE, provision=N_("六步议事·协商议事"))
def session_without_residents(topic: Topic, records: Records) -> Iterator[Problem]:
    """Residents speak for themselves."""
    came = roles_that_came(records.sessions_of(topic.id))
    if came and RESIDENTS not in came and RESIDENTS in records.policy.roles:
        yield Problem("sessions", N_("到会的没有群众代表"))
