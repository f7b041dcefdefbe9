"""What `coverage` and `overview` count: platforms over divisions, and who is assigned over who there is.

Who is assigned is what `model.assigned` says, as the rules do: those with an assignment or a post on the day.

The county keeps the records. Where a county recorded nothing of a kind (no station, no council of a township …),
nothing is known of its divisions: they are left out and said, never counted as being without. A committee of which
nobody was ever assigned is taken alike.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from xieshang_cli.language import N_
from xieshang_cli.model.assigned import assigned_terms
from xieshang_cli.model.identity import code_of
from xieshang_cli.model.vocabulary import DivisionKind
from xieshang_cli.reports.document import Rate
from xieshang_cli.reports.roster_days import holds, in_scope, on_day, share, total
from xieshang_cli.reports.selection import Selection

TOWNSHIP_KINDS = (DivisionKind.TOWN, DivisionKind.TOWNSHIP, DivisionKind.STREET)
VILLAGE_KINDS = (DivisionKind.VILLAGE, DivisionKind.COMMUNITY)
KINDS = {9: TOWNSHIP_KINDS, 12: VILLAGE_KINDS}
"""Which kinds of division are counted at which length of the code; others are left out."""

PLATFORMS: Mapping[str, str] = {
    "station": N_("委员工作站"),
    "council": N_("协商议事会"),
    "room": N_("协商议事室"),
    "both": N_("议事会和议事室都有"),
}
FORCES: Mapping[str, str] = {
    "leaders": N_("政协领导"),
    "members": N_("政协委员"),
    "special_committees": N_("专门委员会"),
}
LETTERS = {"leaders": "m", "members": "m", "special_committees": "s"}
"""What stands in ids between the committee and the rest."""


@dataclass(frozen=True, slots=True)
class Places:
    """The divisions of one length of code: their codes by county and kind, and what is where."""

    by_county: Mapping[str, Mapping[str, Sequence[str]]]
    having: Mapping[str, frozenset[str]]
    recorded: Mapping[str, frozenset[str]]
    kinds: Collection[DivisionKind]
    rates: Mapping[tuple[str, str, str], Rate]
    """Platform, county and kind -> the share."""

    def rate(self, platform: str, county: str) -> Rate:
        """Give the share of a county's divisions that have a platform."""
        return total(self.rates[platform, county, kind] for kind in self.by_county.get(county, ()))

    def total(self, platform: str, kind: str | None = None) -> Rate:
        """Give the share over all counties, of one kind or all."""
        return total(rate for (of, _county, its), rate in self.rates.items() if of == platform and kind in {None, its})

    def count(self, county: str) -> int:
        """Count the divisions of a county, of whatever kind."""
        return sum(map(len, self.by_county.get(county, {}).values()))

    @property
    def unclear(self) -> int:
        """Count divisions of no kind that is counted."""
        return sum(
            len(codes) for units in self.by_county.values() for kind, codes in units.items() if kind not in self.kinds
        )

    def outside(self, platform: str) -> list[str]:
        """Give the codes of platforms whose division is not registered."""
        registered = {code for units in self.by_county.values() for codes in units.values() for code in codes}
        return sorted(self.having[platform] - registered)


def places(selection: Selection, length: int) -> Places:
    """Look at the divisions whose codes have that length."""
    by_county: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in selection.divisions:
        if len(row.code) == length:
            by_county[row.code[:6]][row.kind].append(row.code)
    having, recorded = _having(selection, length), _recorded(selection, length)
    rates = {
        (platform, county, kind): share(codes, having[platform], is_recorded=county in recorded[platform])
        if kind in KINDS[length]
        else Rate(0, 0, len(codes))
        for platform in PLATFORMS
        for county, units in by_county.items()
        for kind, codes in units.items()
    }
    return Places(by_county, having, recorded, KINDS[length], rates)


def _having(selection: Selection, length: int) -> dict[str, frozenset[str]]:
    day = selection.roster_day
    text = day.isoformat()
    councils = _of_length((row.division for row in on_day(selection.councils, day)), length)
    rooms = _of_length((row.division for row in on_day(selection.rooms, day)), length)
    founded = [row.code for row in selection.stations if row.founded_from is None or row.founded_from <= text]
    return {"station": _of_length(founded, length), "council": councils, "room": rooms, "both": councils & rooms}


def _recorded(selection: Selection, length: int) -> dict[str, frozenset[str]]:
    councils = frozenset(row.division[:6] for row in selection.councils if len(row.division) == length)
    rooms = frozenset(row.division[:6] for row in selection.rooms if len(row.division) == length)
    stations = frozenset(row.code[:6] for row in selection.stations)
    return {"station": stations, "council": councils, "room": rooms, "both": councils & rooms}


@dataclass(frozen=True, slots=True)
class Forces:
    """Who is assigned, by committee: for each a share of leaders, members and special committees."""

    by_committee: Mapping[str, Mapping[str, Rate]]
    people: Mapping[str, Mapping[str, Collection[str]]]
    """Committee -> kind -> ids of those who could be assigned."""
    recorded: Collection[str]
    """Beginnings of ids, of committee and letter, of which somebody was ever assigned."""
    assigned: frozenset[str]
    """Ids assigned on the day to a station there is."""
    nowhere: int
    """Assignments to, and posts at, stations nobody registered."""
    strangers: frozenset[str]
    """Ids assigned that no committee in scope has."""
    from_outside: frozenset[str]
    """Ids assigned of committees outside the place asked for."""
    undated: int
    """Members counted whose first day nobody recorded."""

    def total(self, force: str, committees: Iterable[str] | None = None) -> Rate:
        """Add the shares of committees, of all without a choice."""
        chosen = self.by_committee if committees is None else committees
        return total(self.by_committee[code][force] for code in chosen)

    def of_level(self, length: int) -> list[str]:
        """Give the committees whose codes have that length."""
        return [code for code in self.by_committee if len(code) == length]


def forces(selection: Selection) -> Forces:
    """Look at everybody who could be assigned."""
    day = selection.roster_day
    members = [row for row in selection.memberships if in_scope(row.committee, selection)]
    serving = on_day(members, day)
    people: dict[str, dict[str, set[str]]] = defaultdict(lambda: {force: set() for force in FORCES})
    for committee in selection.committees:
        if in_scope(committee.code, selection):
            people[committee.code]  # a committee without members has its line too
    for member in serving:
        people[member.committee]["members"].add(member.id)
    for leader in on_day(selection.leaders, day):
        if in_scope(leader.committee, selection):
            people[leader.committee]["leaders"].add(leader.member)
    for special in on_day(selection.special_committees, day):
        if in_scope(special.committee, selection):
            people[special.committee]["special_committees"].add(special.id)
    terms = list(assigned_terms(selection.assignments, selection.postings))
    text = day.isoformat()
    running = [(who, row.station) for who, row in terms if holds(row, text)]
    assigned = frozenset(who for who, station in running if station in selection.station_names)
    ever = {who.rpartition("-")[0] for who, _row in terms}
    ids = {row.id for row in members} | {row.id for row in selection.special_committees}
    inside = {who for who in assigned if in_scope(code_of(who), selection)}
    return Forces(
        by_committee={code: _shares(code, kinds, assigned, ever) for code, kinds in sorted(people.items())},
        people=people,
        recorded=ever,
        assigned=assigned,
        nowhere=sum(station not in selection.station_names for _who, station in running),
        strangers=frozenset(inside - ids),
        from_outside=assigned - inside,
        undated=sum(row.first is None for row in serving),
    )


def _shares(
    code: str, people: Mapping[str, Collection[str]], assigned: frozenset[str], ever: Collection[str]
) -> dict[str, Rate]:
    return {force: share(people[force], assigned, is_recorded=f"{code}-{LETTERS[force]}" in ever) for force in FORCES}


def _of_length(codes: Iterable[str], length: int) -> frozenset[str]:
    return frozenset(code for code in codes if len(code) == length)
