"""没有职能部门到会。

查什么：到会的人里有没有职能部门（政策里 `department_roles` 所列的身份）；本地身份列表里没有这些身份的不查。不是走下
一步的条件。

为什么：部门在场才能当场答复，事后也好交办。

例：商量充电难，到会的只有委员和居民。

怎样改：来了没有记的，补记身份；没有请的，下次请到，或者会后书面征求意见。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import roles_that_came


@rule("TP412", Topic, step=Step.DELIBERATE, provision=N_("六步议事·协商议事"))
def session_without_department(topic: Topic, records: Records) -> Iterator[Problem]:
    """Departments answer on the spot and later carry out."""
    came = roles_that_came(records.sessions_of(topic.id))
    departments = [role for role in records.policy.department_roles if role in records.policy.roles]
    if came and departments and came.isdisjoint(departments):
        yield Problem("sessions", N_("到会的没有{roles}"), roles="、".join(departments))
