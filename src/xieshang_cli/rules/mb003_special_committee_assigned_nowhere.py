"""专委会没有下沉到工作站。

查什么：政策 `levels_assigned` 里各级政协的专委会，设立以后每一天有没有下沉到某个工作站。日期只知道年月的，肯定没有
才算。

为什么：文件要求“将省市县政协领导、政协委员、专委会全部配置到乡镇、街道委员工作站”。

例：提案委员会还没有联系的工作站。

怎样改：用 `xieshang station assign` 登记；已撤销的用 `xieshang committee special` 写撤销日期。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import days_of, gaps


@rule("MB003", Committee, provision=N_("“三个下沉”"))
def special_committee_assigned_nowhere(committee: Committee, records: Records) -> Iterator[Problem]:
    """Special committees go to a station too."""
    if committee.level.value not in records.policy.levels_assigned:
        return
    for position, special in enumerate(committee.special_committees):
        assigned = [part for _station, part in records.assignments_of(special.id)]
        for days in gaps(assigned, days_of(special)):
            field = f"special_committees[{position}]"
            text = N_("专委会{name}没有下沉到任何工作站")
            yield Problem(field, text, since=days.since, until=days.until, name=special.name)
