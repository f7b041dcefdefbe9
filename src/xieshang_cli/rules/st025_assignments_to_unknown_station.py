"""下沉到登记册里没有的乡镇、街道。

查什么：工作站的代码不在区划登记册里（ST003）时，有没有下沉到这个工作站的委员、专委会。

为什么：下沉的覆盖面按乡镇、街道统计；对不上区划的，这些委员等于没有下沉。

例：工作站代码抄错一位，20 位委员跟着错。

怎样改：用 `xieshang division import` 补区划，或者改正工作站的代码。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST025", Station, severity=Severity.ERROR, provision=N_("“三个下沉”"))
def assignments_to_unknown_station(station: Station, records: Records) -> Iterator[Problem]:
    """Who is assigned is assigned to a place there is."""
    if station.assignments and records.division(station.code) is None:
        text = N_("区划登记册里没有 {code}，{n} 条下沉没有着落")
        yield Problem("assignments", text, code=station.code, n=len(station.assignments))
