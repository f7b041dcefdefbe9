"""协商议事室不在本站的乡镇、街道。

查什么：协商议事室的区划（`division`）是不是本站的乡镇、街道，或者它下面的村、社区。

为什么：议事室算在区划名下；写到别处，这里就少一个，那里多一个。

例：社区代码抄成了另一个街道的。

怎样改：改正 `division`；是别站的，移到那个工作站的文件里。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST032", Station, severity=Severity.ERROR, provision=N_("“三位一体”平台"))
def room_outside_township(station: Station, _records: Records) -> Iterator[Problem]:
    """A station keeps the rooms of its own area."""
    for position, room in enumerate(station.rooms):
        if not room.division.startswith(station.code):
            text = N_("议事室的区划 {division} 不在本站之下")
            yield Problem(f"rooms[{position}].division", text, division=room.division)
