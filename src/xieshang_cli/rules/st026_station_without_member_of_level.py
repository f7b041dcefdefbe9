"""工作站没有某一级政协的委员。

查什么：政策 `levels_at_station` 里的每一级，每一天有没有至少一位这一级的委员下沉在本站，在本站任职的也算。日期只
知道年月的，肯定没有才算。

为什么：文件要求“将省市县政协领导、政协委员、专委会全部配置到乡镇、街道委员工作站”，问题（五）说“各级政协委员下沉
到乡镇一级的较少”。

例：本站只有市政协的委员，县政协的一位也没有。

怎样改：用 `xieshang station assign` 登记；不要求这一级的，改 `policy/organisation.yaml` 的 `levels_at_station`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.assigned import assigned_terms
from xieshang_cli.model.identity import code_of, is_member_id, level_of
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.model.vocabulary import Level
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import Days, founded_since, gaps


@rule("ST026", Station, provision=N_("“三个下沉”"))
def station_without_member_of_level(station: Station, records: Records) -> Iterator[Problem]:
    """Each level has somebody at the station."""
    here = [
        (level_of(code_of(who)), term)
        for who, term in assigned_terms(station.assignments, station.posts)
        if is_member_id(who)
    ]
    for level, text in _TEXTS.items():
        if level.value in records.policy.levels_at_station:
            for days in gaps([term for its, term in here if its is level], Days(founded_since(station))):
                yield Problem("assignments", text, since=days.since, until=days.until)


_TEXTS = {
    Level.PROVINCE: N_("没有省政协的委员下沉在本站"),
    Level.PREFECTURE: N_("没有市政协的委员下沉在本站"),
    Level.COUNTY: N_("没有县政协的委员下沉在本站"),
}
