"""协商议事室有几项没有达到。

查什么：协商议事室最近一次检查里，有没有没有达到的项目（`unmet`）。

为什么：检查出来的不补上，检查就白做了。

例：六有缺一有：没有制度上墙。

怎样改：补上以后再检查一次，用 `xieshang station check` 登记。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief
from xieshang_cli.rules.terms import days_of


@rule("ST035", Station, provision=N_("“三位一体”平台"))
def room_with_unmet_points(station: Station, _records: Records) -> Iterator[Problem]:
    """What a check found missing is put right."""
    for position, room in enumerate(station.rooms):
        check, until = room.last_check, days_of(room).until
        if check and check.unmet:
            values = {
                "room": brief(room.name or room.place or room.division),
                "day": str(check.on),
                "points": brief("、".join(check.unmet)),
            }
            field = f"rooms[{position}].checks[{room.checks.index(check)}].unmet"
            text = N_("议事室{room}在 {day} 检查时没有达到：{points}")
            yield Problem(field, text, since=check.on.earliest, until=until, **values)
