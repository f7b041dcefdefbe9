"""议事会、议事室的区划没有登记。

查什么：本站的议事会、议事室所在的村、社区，在区划登记册里有没有。

为什么：覆盖面的分母是登记的村、社区；没有登记的算不进去。

例：村代码抄错一位；或者只导入了乡镇，没有导入村、社区。

怎样改：改正代码，或者用 `xieshang division import` 补村、社区。
"""

from collections.abc import Iterator, Sequence

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Council, Room, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST028", Station, provision=N_("“三位一体”平台"))
def platform_in_unknown_division(station: Station, records: Records) -> Iterator[Problem]:
    """A council or room stands in a place that is registered."""
    groups: dict[str, Sequence[Council | Room]] = {"councils": station.councils, "rooms": station.rooms}
    for name, group in groups.items():
        for position, platform in enumerate(group):
            code = platform.division
            if code != station.code and code.startswith(station.code) and records.division(code) is None:
                yield Problem(f"{name}[{position}].division", N_("区划登记册里没有 {division}"), division=code)
