"""The township of a station or a village below it, and a room in one: as typed, or the only one there is."""

from collections.abc import Sequence

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.identity import DIVISION_CODE
from xieshang_cli.model.organisation import Room, Station
from xieshang_cli.model.rows import DivisionRow
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.change import ItemNotFoundError
from xieshang_cli.workflow.rooms import ROOM, called


class AmbiguousRoomError(RefusedError):
    """Several rooms go by that name."""

    code = "ambiguous"

    def __init__(self, reference: str, rooms: Sequence[Room]) -> None:
        super().__init__(
            _("“{reference}”对应 {n} 间协商议事室，请写编码：{rooms}").format(
                reference=reference, n=len(rooms), rooms=_("；").join(map(called, rooms))
            ),
            ids=[room.id for room in rooms],
        )


def division_below(env: Env, station: str, reference: str | None) -> str:
    """Give the code of the station's township or of a village below it; of one elsewhere too, to be refused there.

    A name is first looked for at this station: villages elsewhere have the same names. Where no villages are
    recorded, a village's code is taken as typed.
    """
    if reference is None:
        return station
    wanted = folded(reference)
    below = env.archive.index.rows(DivisionRow, "code LIKE ? || '%'", (station,))
    found = [row.code for row in below if wanted in {row.code, folded(row.name)}]
    if len(found) == 1:
        return found[0]
    has_villages = any(len(row.code) > len(station) for row in below)
    if wanted == station or (DIVISION_CODE.fullmatch(wanted) and wanted.startswith(station) and not has_villages):
        return wanted
    return env.archive.resolve(Kind.DIVISION, reference)


def room_id(env: Env, station: Station, reference: str) -> str:
    """Give the id of the room meant: by id, by name, by its village where that has only one."""
    wanted = folded(reference)
    found = [room for room in station.rooms if wanted in {room.id, folded(room.name or "")} or _ends(room, wanted)]
    if not found:
        names = {row.code: folded(row.name) for row in env.archive.index.rows(DivisionRow)}
        found = [room for room in station.rooms if wanted in {room.division, names.get(room.division)}]
    if len(found) > 1:
        open_ones = [room for room in found if room.until is None]
        found = open_ones if len(open_ones) == 1 else found
    if not found:
        raise ItemNotFoundError(ROOM, reference, [called(room) for room in station.rooms])
    if len(found) > 1:
        raise AmbiguousRoomError(reference, found)
    return found[0].id


def _ends(room: Room, wanted: str) -> bool:
    return room.id == f"w-{wanted}"
