"""工作站没有成立日期。

查什么：工作站有没有成立日期（`founded_on`）；只知道年份也可以。

为什么：逐年覆盖面按成立日期统计。

例：只登记了名称和站长。

怎样改：在工作站的文件里补 `founded_on`，知道多少写多少。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST002", Station, provision=N_("“三位一体”平台"))
def station_without_founding_date(station: Station, _records: Records) -> Iterator[Problem]:
    """Coverage over time is counted from this day."""
    if station.founded_on is None:
        yield Problem("founded_on", N_("没有成立日期"))
