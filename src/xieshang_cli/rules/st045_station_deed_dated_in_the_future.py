"""检查、值班写了将来的日期。

查什么：议事室的检查日期是不是还没有到；还没有到的值班是不是已经写了接待人次或情况。先排好的值班不算，到了那一天，这个
问题自己消失。

为什么：检查了才有结果，接待了才有人次；日期写错了，一年没有检查的看不出来，履职也算错。

例：5 月检查，日期写成 2026-12-20。

怎样改：检查和值班都在 `stations/代码.yaml` 里，用 `xieshang station edit` 改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import in_the_future


@rule("ST045", Station, severity=Severity.ERROR, provision=N_("“三位一体”平台"))
def station_deed_dated_in_the_future(station: Station, _records: Records) -> Iterator[Problem]:
    """A look at a room, and visitors received, have a day that has come; a roster of days to come is none."""
    dates: list[tuple[str, PartialDate | None]] = [
        (f"rooms[{place}].checks[{number}].on", check.on)
        for place, room in enumerate(station.rooms)
        for number, check in enumerate(room.checks)
    ]
    dates += [
        (f"duties[{number}].on", duty.on)
        for number, duty in enumerate(station.duties)
        if duty.visitors is not None or duty.note is not None
    ]
    yield from in_the_future(dates, station.events)
