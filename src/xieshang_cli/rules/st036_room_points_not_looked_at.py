"""检查议事室漏了清单上的项目。

查什么：协商议事室最近一次检查，政策 `room_checklist` 的每一项是不是写了达到或者没有达到。

为什么：没有写的不等于达到了，也不等于没有达到。

例：清单六项，检查只写了四项。

怎样改：再检查时写全，用 `xieshang station check` 登记；清单不同的，改 `policy/organisation.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief
from xieshang_cli.rules.terms import days_of


@rule("ST036", Station, severity=Severity.INFO, provision=N_("“三位一体”平台"))
def room_points_not_looked_at(station: Station, records: Records) -> Iterator[Problem]:
    """A check looks at every point."""
    for position, room in enumerate(station.rooms):
        check, until = room.last_check, days_of(room).until
        if check:
            seen = {*check.met, *check.unmet}
            points = brief("、".join(point for point in records.policy.room_checklist if point not in seen))
            if points:
                called, day = brief(room.name or room.place or room.division), str(check.on)
                field = f"rooms[{position}].checks[{room.checks.index(check)}]"
                text = N_("议事室{room}在 {day} 检查时没有看：{points}")
                yield Problem(field, text, since=check.on.earliest, until=until, room=called, day=day, points=points)
