"""Who answers for what is open at a station, told by handovers accepted and by who heads it; rows tell it too.

Kept free of pydantic: `todo` asks it about rows.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from xieshang_cli.model.rows import HandoverRow, PostRow
from xieshang_cli.model.vocabulary import HEAD

if TYPE_CHECKING:
    from xieshang_cli.model.organisation import Station


class Accepted(NamedTuple):
    """A handover that was accepted, `on` as ISO text; `responsible` says who took which item it lists."""

    on: str
    post: str
    taker: str
    responsible: Mapping[str, str]


class Answering(NamedTuple):
    """Who answers at a station on one day: the handovers accepted by then, in order, and who heads it."""

    accepted: Sequence[Accepted]
    head: str | None

    def who(self, item: str) -> str | None:
        """Give the one person; None only where nobody ever took over or heads the station.

        It is who accepted the item last. What was opened after a head took over is that head's; before any handover
        whoever heads the station answers for everything.
        """
        responsible: str | None = None
        for one in self.accepted:
            if item in one.responsible:
                responsible = one.responsible[item]
            elif one.post == HEAD:
                responsible = one.taker
        return responsible or self.head


def responsible_for_item(station: "Station", item: str, day: date) -> str | None:
    """Give who answers for an open item of the station on a day."""
    accepted = [
        Accepted(
            one.accepted_on.earliest.isoformat(),
            one.post,
            one.to,
            {part.item: part.responsible or one.to for part in one.accepted},
        )
        for one in station.handovers
        if one.accepted_on is not None
    ]
    heads = station.holders(HEAD, day)
    return _on(day, accepted, heads[-1].name if heads else None).who(item)


def answering(handovers: Iterable[HandoverRow], posts: Iterable[PostRow], day: date) -> Answering:
    """Give who answers at one station on a day; the rows are all of that station."""
    accepted = [
        Accepted(row.accepted_from, row.post, row.taker, json.loads(row.responsible))
        for row in handovers
        if row.accepted_from is not None
    ]
    today = day.isoformat()
    heads = [
        row.name
        for row in posts
        if row.post == HEAD and (row.first is None or row.first <= today) and (row.end is None or today < row.end)
    ]
    return _on(day, accepted, heads[-1] if heads else None)


def _on(day: date, accepted: Iterable[Accepted], head: str | None) -> Answering:
    by_then = [one for one in accepted if one.on <= day.isoformat()]
    return Answering(sorted(by_then, key=lambda one: one.on), head)
