"""政协领导没有下沉到工作站。

查什么：政策 `levels_assigned` 里各级政协的领导，任职期间每一天有没有下沉到某个工作站；在工作站任职的，任职的日子
也算下沉。日期只知道年月的，肯定没有才算。

为什么：文件要求“将省市县政协领导、政协委员、专委会全部配置到乡镇、街道委员工作站”。

例：新任副主席还没有分到工作站。

怎样改：用 `xieshang station assign` 登记；已免职的用 `xieshang committee relieve` 写免职日期。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import days_of, gaps


@rule("MB002", Committee, provision=N_("“三个下沉”"))
def leader_assigned_nowhere(committee: Committee, records: Records) -> Iterator[Problem]:
    """Leaders go to a station too."""
    if committee.level.value not in records.policy.levels_assigned:
        return
    for position, leader in enumerate(committee.leaders):
        assigned = records.assigned_terms_of(leader.member)
        member = committee.member(leader.member)
        values = {"post": leader.post, "name": member.name if member else leader.member}
        for days in gaps(assigned, days_of(leader)):
            text = N_("{post}{name}没有下沉到任何工作站")
            yield Problem(f"leaders[{position}]", text, since=days.since, until=days.until, **values)
