"""指导本站的政协查不到。

查什么：指导政协的代码（`superiors` 的 `guidance`）在档案库里有没有。省、市、县三级政协一个也没有登记的，不查。

为什么：文件要求：“委员工作站既接受市县政协的工作指导，又接受乡镇、街道党委（党工委）领导”。

例：代码抄错一位。

怎样改：用 `xieshang station edit` 改正代码；政协还没有登记的，用 `xieshang committee new` 登记。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST040", Station, provision=N_("“三位一体”平台"))
def guidance_by_unknown_committee(station: Station, records: Records) -> Iterator[Problem]:
    """The committee that guides a station is one there is."""
    code = station.superiors.guidance if station.superiors else None
    above = (station.code[:length] for length in (6, 4, 2))
    if code and records.committee(code) is None and any(map(records.committee, above)):
        yield Problem("superiors.guidance", N_("没有代码是 {code} 的政协"), code=code)
