"""协商议事室从没有检查过。

查什么：在用的协商议事室有没有检查记录（`checks`）。

为什么：有牌子不等于能议事：要有人按清单看过。

例：议事室 2022 年启用，一次检查也没有记。

怎样改：到现场按清单检查，用 `xieshang station check` 登记。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief
from xieshang_cli.rules.terms import days_of


@rule("ST033", Station, provision=N_("“三位一体”平台"))
def room_never_checked(station: Station, _records: Records) -> Iterator[Problem]:
    """Somebody has looked at each room."""
    for position, room in enumerate(station.rooms):
        if not room.checks:
            days, called = days_of(room), brief(room.name or room.place or room.division)
            text = N_("议事室{room}还没有检查过")
            yield Problem(f"rooms[{position}].checks", text, since=days.since, until=days.until, room=called)
