"""工作站的代码没有对应的区划。

查什么：工作站代码在区划登记册里有没有对应的乡镇、街道。

为什么：覆盖面的分母是区划；对不上的工作站算不进去。

例：工作站代码是 620302009，登记册里没有这个街道。

怎样改：`xieshang division import` 补区划，或者改正代码。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST003", Station, provision=N_("“三位一体”平台"))
def station_without_division(station: Station, records: Records) -> Iterator[Problem]:
    """A station's code is its township's."""
    if records.division(station.code) is None:
        yield Problem("code", N_("区划登记册里没有 {code}"), code=station.code)
