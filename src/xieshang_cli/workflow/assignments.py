"""Members and special committees assigned to a station (下沉): many at once, all or none."""

from collections.abc import Sequence
from typing import NamedTuple

from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import _
from xieshang_cli.model.identity import is_member_id
from xieshang_cli.model.organisation import Assignment, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.workflow.building import made
from xieshang_cli.workflow.change import changed
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.terms import TermOverlapError, ended, overlapping, require_forward, span


class Assigned(NamedTuple):
    """Whom an assignment is of: the id of a member or of a special committee, and the name it goes by."""

    id: str
    name: str

    @property
    def called(self) -> str:
        """The name with the id, for the event."""
        return f"{self.name}（{self.id}）"


class NamedTwiceError(UsageError):
    """The same member or special committee was given twice in one command."""

    code = "twice"

    def __init__(self, who: Assigned) -> None:
        super().__init__(_("{name}（{id}）写了两次。").format(name=who.name, id=who.id), ids=[who.id])


class NotAssignedError(RefusedError):
    """Nothing runs that could be ended."""

    code = "not_found"

    def __init__(self, station: str, who: Assigned, past: Sequence[Assignment]) -> None:
        there = _("；").join(map(span, past))
        super().__init__(
            _("{name}（{id}）现在没有下沉到工作站 {station}。").format(name=who.name, id=who.id, station=station),
            hint=_("以前：{there}").format(there=there) if there else "",
            ids=[who.id],
        )


def assign(
    station: Station,
    stamp: Stamp,
    everybody: Sequence[Assigned],
    *,
    from_: PartialDate,
    until: PartialDate | None = None,
    basis: str | None = None,
) -> Station:
    """Assign all of them from a day on, or none."""
    _require_different(everybody)
    terms = []
    for who in everybody:
        field = "member" if is_member_id(who.id) else "special_committee"
        term = require_forward(made(Assignment, **{field: who.id}, from_=from_, until=until, basis=basis))
        for other in overlapping(term, _of(station, who)):
            raise TermOverlapError(_("{name}下沉本站").format(name=who.name), other, station.code)
        terms.append(term)
    end = f" 至 {until}" if until else " 起"
    what = f"下沉 {'、'.join(who.called for who in everybody)}，{from_}{end}" + (f"，依据：{basis}" if basis else "")
    return changed(station, stamp, "assign", what, assignments=(*station.assignments, *terms))


def unassign(station: Station, stamp: Stamp, everybody: Sequence[Assigned], until: PartialDate) -> Station:
    """End the running assignments of all of them, or of none; `until` is the first day they are no longer there."""
    _require_different(everybody)
    assignments = station.assignments
    for who in everybody:
        running = next((term for term in _of(station, who) if term.until is None), None)
        if running is None:
            raise NotAssignedError(station.code, who, _of(station, who))
        over = ended(running, until)
        assignments = tuple(over if term is running else term for term in assignments)
    what = f"结束下沉 {'、'.join(who.called for who in everybody)}，自 {until} 起"
    return changed(station, stamp, "unassign", what, assignments=assignments)


def _of(station: Station, who: Assigned) -> list[Assignment]:
    return [term for term in station.assignments if term.who == who.id]


def _require_different(everybody: Sequence[Assigned]) -> None:
    seen: set[str] = set()
    for who in everybody:
        if who.id in seen:
            raise NamedTwiceError(who)
        seen.add(who.id)
