"""协商议事室很久没有检查。

查什么：协商议事室的最近一次检查，离现在是不是超过政策的 `room_check_days`。日期只知道年月的，从最晚的一天算起。

为什么：去年达标，今年挪作他用的不少见。

例：最近一次检查是 2024-05-20，政策写 365 天。

怎样改：到现场按清单检查，用 `xieshang station check` 登记。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief
from xieshang_cli.rules.terms import days_of


@rule("ST034", Station, provision=N_("“三位一体”平台"))
def room_check_too_old(station: Station, records: Records) -> Iterator[Problem]:
    """A check grows old."""
    allowed = records.policy.room_check_days
    for position, room in enumerate(station.rooms):
        check, until = room.last_check, days_of(room).until
        if check:
            since = day_after(check.on.latest, allowed + 1)
            if until is None or since <= until:
                values = {"room": brief(room.name or room.place or room.division), "day": str(check.on)}
                text = N_("议事室{room}最近一次检查是 {day}，已超过 {days} 天")
                yield Problem(f"rooms[{position}].checks", text, since=since, until=until, days=allowed, **values)
