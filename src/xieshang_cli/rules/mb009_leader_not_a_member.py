"""领导不是本政协的委员。

查什么：领导（`leaders`）的委员编码在本政协的名单里有没有；任职期间是不是已经离任。日期只知道年月的，从最晚的一天算
起。

为什么：领导都是委员；编码指不到人，包抓、下沉就对不上。

例：副主席已经离任，职务没有免。

怎样改：改正编码，或者用 `xieshang committee relieve` 写免职日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.membership import days_after_leaving


@rule("MB009", Committee, severity=Severity.ERROR)
def leader_not_a_member(committee: Committee, _records: Records) -> Iterator[Problem]:
    """Leaders are members."""
    members = {member.id: member for member in committee.members}
    for position, leader in enumerate(committee.leaders):
        member, field = members.get(leader.member), f"leaders[{position}].member"
        if member is None:
            text = N_("{post}的委员编码 {member} 不在本政协的名单里")
            yield Problem(field, text, post=leader.post, member=leader.member)
        elif days := days_after_leaving(leader, member):
            values = {"post": leader.post, "name": member.name, "left": str(member.left)}
            text = N_("{post}{name}自 {left} 起不再担任委员")
            yield Problem(field, text, since=days.since, until=days.until, **values)
