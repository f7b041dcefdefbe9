"""Members on duty at a station (值班、接待、走访)."""

from collections.abc import Sequence

from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.organisation import Duty, Station
from xieshang_cli.model.partial import Count
from xieshang_cli.workflow.assignments import Assigned, NamedTwiceError
from xieshang_cli.workflow.building import made, say
from xieshang_cli.workflow.change import changed
from xieshang_cli.workflow.stamp import Stamp


class DutyTwiceError(RefusedError):
    """The same duty of the same member on the same day is recorded already."""

    code = "twice"

    def __init__(self, station: str, who: Assigned, duty: Duty) -> None:
        super().__init__(
            _("{name} {day} 的{kind}已经登记过。").format(name=who.name, day=duty.on, kind=duty.kind or _("值班接待")),
            ids=[station],
        )


def record_duty(
    station: Station,
    stamp: Stamp,
    members: Sequence[Assigned],
    *,
    kind: str | None = None,
    visitors: Count | None = None,
    note: str | None = None,
) -> Station:
    """Record who was on duty on the day of the stamp."""
    say(member=next((who.name for who in members), None))
    seen: set[str] = set()
    for who in members:
        if who.id in seen:
            raise NamedTwiceError(who)
        seen.add(who.id)
        for other in station.duties:
            is_same = other.on == stamp.day and other.on.is_full and other.kind == kind
            if is_same and who.id in other.members:
                raise DutyTwiceError(station.code, who, other)
    duty = made(Duty, on=stamp.day, members=tuple(who.id for who in members), kind=kind, visitors=visitors, note=note)
    what = f"{kind or '值班接待'}：{'、'.join(who.name for who in members)}"
    what += f"，接待 {visitors} 人次" if visitors is not None else ""
    return changed(station, stamp, "duty", what, duties=(*station.duties, duty))
