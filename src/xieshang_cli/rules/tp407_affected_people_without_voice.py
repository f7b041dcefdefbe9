"""受影响的人没有到会。

查什么：到会的人里有没有受影响的人，即政策里 `affected_roles` 所列的身份（默认是利益攸关方、群众代表）；
请假、缺席的不算，人数为 0 的不算。几次会合起来看。

为什么：替别人商量别人的事，共识落不了地。

例：商量安全饮水，到会的有水务局、村委和施工方，没有村民。

怎样改：补记漏写的身份；确实没有请的，再开一次会，或者说明理由按豁免处理。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import roles_that_came


@rule("TP407", Topic, step=Step.DELIBERATE, gate=True, provision=N_("六步议事·协商议事"))
def affected_people_without_voice(topic: Topic, records: Records) -> Iterator[Problem]:
    """Those whom the matter touches are at the table."""
    came = roles_that_came(records.sessions_of(topic.id))
    affected = records.policy.affected_roles
    if came and came.isdisjoint(affected):
        yield Problem("sessions", N_("到会的没有受影响的人（{roles}）"), roles="、".join(affected))
