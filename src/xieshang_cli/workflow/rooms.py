"""Rooms (协商议事室): entered, changed, closed, and looked at point by point."""

from collections.abc import Sequence

from xieshang_cli.errors import UsageError
from xieshang_cli.language import N_, _
from xieshang_cli.model.organisation import Room, RoomCheck, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.workflow.building import NotSaidError, brief, completed, made
from xieshang_cli.workflow.change import ItemNotFoundError, changed, item_id
from xieshang_cli.workflow.councils import require_below
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.terms import require_forward

ROOM = N_("协商议事室")


class MetAndUnmetError(UsageError):
    """The same point is met and not met."""

    code = "contradiction"

    def __init__(self, points: Sequence[str]) -> None:
        super().__init__(_("既写了达到又写了未达到：{points}。").format(points=_("、").join(points)))


class RoomTwiceError(UsageError):
    """An open room of this name is in this place already."""

    code = "taken"

    def __init__(self, room: Room) -> None:
        super().__init__(
            _("这里已有协商议事室{room}。").format(room=called(room)),
            hint=_("要修改它，加 --room {id}；另有一间，用 --name 写明名称。").format(id=room.id),
            ids=[room.id],
        )


def add_room(
    station: Station,
    stamp: Stamp,
    *,
    division: str,
    name: str | None = None,
    place: str | None = None,
    from_: PartialDate | None = None,
    until: PartialDate | None = None,
    identity: str | None = None,
) -> Station:
    """Enter a room."""
    require_below(station.code, division)
    for other in station.rooms:
        if other.division == division and other.name == name and other.until is None:
            raise RoomTwiceError(other)
    room = made(
        Room,
        id=item_id("w", station, identity),
        division=division,
        name=name,
        place=place,
        from_=from_,
        until=until,
    )
    require_forward(room)
    what = f"登记协商议事室{called(room)}" + (f"，{from_} 启用" if from_ else "")
    return changed(station, stamp, "room", what, rooms=(*station.rooms, room))


def change_room(station: Station, stamp: Stamp, room_id: str, **facts: object) -> Station:
    """Set or change facts of a room; closing it is one."""
    room = find_room(station, room_id)
    now = require_forward(completed(room, **facts))
    require_below(station.code, now.division)
    gone = [
        brief(str(old))
        for name in ("division", "name", "place", "from_", "until")
        if (old := getattr(room, name)) is not None and old != getattr(now, name)
    ]
    titles = [Room.model_fields[name].title or name for name, fact in facts.items() if fact is not None]
    what = f"协商议事室{called(room)}：填写{'、'.join(titles)}" + (f"（原为 {'；'.join(gone)}）" if gone else "")
    return changed(station, stamp, "room", what, rooms=_with(station, room, now))


def check_room(
    station: Station,
    stamp: Stamp,
    room_id: str,
    *,
    met: Sequence[str] = (),
    unmet: Sequence[str] = (),
    by: str | None = None,
) -> Station:
    """Record one look at a room, on the day of the stamp: points met and points not met."""
    room = find_room(station, room_id)
    both = [point for point in met if point in unmet]
    if both:
        raise MetAndUnmetError(both)
    if not met and not unmet:
        raise NotSaidError(["--met", "--unmet"])
    check = made(RoomCheck, on=stamp.day, by=by, met=_once(met), unmet=_once(unmet))
    said = [f"达到 {'、'.join(check.met)}"] if check.met else []
    said += [f"未达到 {'、'.join(check.unmet)}"] if check.unmet else []
    now = completed(room, checks=(*room.checks, check))
    what = f"检查协商议事室{called(room)}：{'；'.join(said)}"
    return changed(station, stamp, "check", what, rooms=_with(station, room, now))


def find_room(station: Station, room_id: str) -> Room:
    """Find a room by its id."""
    for room in station.rooms:
        if room.id == room_id:
            return room
    raise ItemNotFoundError(ROOM, room_id, [called(room) for room in station.rooms])


def called(room: Room) -> str:
    """Call a room by its name, else by where it is; with its id."""
    return f"“{room.name or room.place or room.division}”（{room.id}）"


def _with(station: Station, room: Room, now: Room) -> tuple[Room, ...]:
    return tuple(now if other is room else other for other in station.rooms)


def _once(points: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(points))
