"""区划没有包抓领导。

查什么：开展了协商的市州、县区、乡镇、街道（有工作站、写了开展日期，或者上一级政协登记了包抓的），每一天有没有包抓领
导。日期只知道年月的，肯定没有才算；村、社区不查。

为什么：文件要求：省政协领导“分片包抓全省14个市州，市州政协领导包抓县区，县区政协领导包抓乡镇、街道”。

例：包抓的副主席调走，没有人接。

怎样改：请上一级政协明确包抓领导，用 `xieshang supervise assign` 登记。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.identity import parent_code
from xieshang_cli.model.organisation import Division
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import Days, gaps


@rule("DV003", Division, provision=N_("领导包抓督导"))
def division_without_responsible_leader(division: Division, records: Records) -> Iterator[Problem]:
    """Each division that takes part has a leader who answers for it."""
    if len(division.code) not in {4, 6, 9}:
        return
    station = records.station(division.code)
    if station is None and division.joined is None and records.supervision(parent_code(division.code)) is None:
        return
    begun = [day.latest for day in (division.joined, station.founded_on if station else None) if day]
    responsible = [part for _holder, part in records.responsible_for(division.code)]
    for days in gaps(responsible, Days(min(begun, default=None))):
        yield Problem("code", N_("{name}没有包抓领导"), since=days.since, until=days.until, name=division.name)
