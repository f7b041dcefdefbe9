"""Councils (协商议事会) of a township and its villages: a term begins, and ends the one before."""

from collections.abc import Mapping
from typing import NamedTuple

from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import _
from xieshang_cli.model.organisation import Council, Station
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.workflow.building import made
from xieshang_cli.workflow.change import changed, item_id
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.terms import TermOverlapError, begins_before, ended, overlapping, require_forward


class Place(NamedTuple):
    """A division, and what it is called: so is a council that has no name."""

    code: str
    name: str


class NotBelowStationError(UsageError):
    """A council or room lies in a division that is not the station's."""

    code = "other_division"

    def __init__(self, station: str, division: str) -> None:
        super().__init__(
            _("{division} 不是工作站 {station} 所在的乡镇街道，也不在它下面。").format(
                division=division, station=station
            ),
            hint=_("查看：{command}").format(command=f"xieshang division list {station}"),
        )


class NoCouncilError(RefusedError):
    """No council of this division runs."""

    code = "not_found"

    def __init__(self, station: str, division: str) -> None:
        super().__init__(
            _("{division} 没有任期中的协商议事会。").format(division=division),
            hint=_("查看：{command}").format(command=f"xieshang station council {station}"),
            ids=[station],
        )


def begin_council(
    station: Station,
    stamp: Stamp,
    *,
    place: Place,
    from_: PartialDate,
    until: PartialDate | None = None,
    name: str | None = None,
    composition: Mapping[str, Count] | None = None,
    identity: str | None = None,
) -> Station:
    """Let a council begin its term; the one before in the same place ends on that day and gives it its name."""
    require_below(station.code, place.code)
    before = _running(station, place.code)
    term = require_forward(
        made(
            Council,
            id=item_id("c", station, identity),
            division=place.code,
            name=name or (before.name if before else None),
            from_=from_,
            until=until,
            composition=dict(composition or {}),
        )
    )
    councils = station.councils
    gives_way = before is not None and begins_before(before, term)
    if before is not None and gives_way:
        over = ended(before, from_)
        councils = tuple(over if council is before else council for council in councils)
    for other in overlapping(term, (council for council in councils if council.division == place.code)):
        raise TermOverlapError(called(other, place.name), other, station.code)
    what = f"成立协商议事会{called(term, place.name)}，自 {from_} 起"
    what += f"；上一届 {before.id} 同日任期结束" if before is not None and gives_way else ""
    return changed(station, stamp, "council", what, councils=(*councils, term))


def end_council(station: Station, stamp: Stamp, place: Place, until: PartialDate) -> Station:
    """End the running term in a place, with none to follow."""
    require_below(station.code, place.code)
    running = _running(station, place.code)
    if running is None:
        raise NoCouncilError(station.code, place.name)
    over = ended(running, until)
    councils = tuple(over if council is running else council for council in station.councils)
    what = f"协商议事会{called(running, place.name)}任期结束，自 {until} 起"
    return changed(station, stamp, "council", what, councils=councils)


def require_below(station: str, division: str) -> None:
    """Refuse a division that is neither the station's township nor below it."""
    if not division.startswith(station):
        raise NotBelowStationError(station, division)


def called(council: Council, place: str) -> str:
    """Call a council by its name, else by its place; with its id."""
    return f"“{council.name or place}”（{council.id}）"


def _running(station: Station, division: str) -> Council | None:
    running = [council for council in station.councils if council.division == division and council.until is None]
    return running[-1] if running else None
