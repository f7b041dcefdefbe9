"""委员没有下沉到工作站。

查什么：政策 `levels_assigned` 里各级政协的委员，担任委员期间每一天有没有下沉到某个工作站；在工作站任职的，任职的
日子也算下沉，`report coverage` 和 `member list` 也这样算。担任领导的日子由 MB002 查。日期只知道年月的，肯定没有才算。

为什么：文件要求“将省市县政协领导、政协委员、专委会全部配置到乡镇、街道委员工作站”。

例：换届新任的委员 2021-12 任职，还没有分到工作站。

怎样改：用 `xieshang station assign` 登记；已离任的用 `xieshang member edit` 写离任日期；这一级不要求的，改
`policy/organisation.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.committee import Member
from xieshang_cli.model.identity import level_of
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import days_of, gaps


@rule("MB001", Member, provision=N_("“三个下沉”"))
def member_assigned_nowhere(member: Member, records: Records) -> Iterator[Problem]:
    """Each member goes to a station."""
    if level_of(member.committee).value not in records.policy.levels_assigned:
        return
    assigned = records.assigned_terms_of(member.id)
    committee = records.committee(member.committee)
    leading = [leader for leader in committee.leaders if leader.member == member.id] if committee else []
    for days in gaps([*assigned, *leading], days_of(member)):
        text = N_("委员{name}没有下沉到任何工作站")
        yield Problem("id", text, since=days.since, until=days.until, name=member.name)
