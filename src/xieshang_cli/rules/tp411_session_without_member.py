"""没有政协委员到会。

查什么：到会的人里有没有政协委员（政策里 `member_roles` 所列的身份）。不是走下一步的条件。

为什么：政协协商应当有委员参加；报道里常常没有写。

例：到会的有社区工作人员、社工、物业和居民代表。

怎样改：来了没有记的，`xieshang session attend 会议编码 --role 政协委员 --count 未知`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import roles_that_came


@rule("TP411", Topic, step=Step.DELIBERATE, provision=N_("六步议事·协商议事"))
def session_without_member(topic: Topic, records: Records) -> Iterator[Problem]:
    """It is the members' consultation."""
    came = roles_that_came(records.sessions_of(topic.id))
    members = records.policy.member_roles
    if came and members and came.isdisjoint(members):
        yield Problem("sessions", N_("到会的没有{roles}"), roles="、".join(members))
