"""Who came to sessions: attendances (人次) by role and by mode, members of those assigned, residents, first-timers.

What is only a number at the door is counted as a number; who came is known of those named. The sums of parts may lie
above or below the total that was counted, and the difference stands beside them.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from xieshang_cli.language import N_
from xieshang_cli.model.assigned import assigned_terms
from xieshang_cli.model.identity import is_member_id
from xieshang_cli.model.partial import Count, CountTotal
from xieshang_cli.model.rows import Row, SessionRow
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.member_activity import CAME
from xieshang_cli.reports.periods import may_lie_in, quarter_of
from xieshang_cli.reports.roster_days import was_held
from xieshang_cli.reports.selection import Selection

ROLE = "role:"
"""What the parts of roles begin with."""

FIXED: Sequence[Figure] = (
    Figure("sessions", N_("协商会")),
    Figure("attendances", N_("参加人次"), inexact=True),
    Figure("on_site", N_("现场及未记方式"), inexact=True),
    Figure("remote", N_("远程")),
    Figure("mode_excess", N_("远程多于总数")),
    Figure("written", N_("另有书面")),
    Figure("role_unknown", N_("未分身份"), inexact=True),
    Figure("role_excess", N_("各身份多于总数")),
    Figure("members", N_("下沉委员到会"), ("members_came",), ("members_missed",), ("members_unknown",)),
    Figure("members_other", N_("其他委员到会")),
    Figure("leaders", N_("主要领导人次")),
    Figure("with_leader", N_("主要领导到会的会"), ("with_leader",), ("without_leader",), ("leader_unknown",)),
    Figure("residents", N_("群众人次"), inexact=True),
    Figure("with_residents", N_("有群众的会"), ("with_residents",), ("without_residents",), ("residents_unknown",)),
    Figure("first_timers", N_("首次参加"), ("first_timers",), ("seen_before",), ("unnamed",)),
)

PARTS: Mapping[str, str] = {
    "members_came": N_("下沉委员到会"),
    "members_missed": N_("下沉委员未到会"),
    "members_unknown": N_("到会委员没有登记编码"),
    "with_leader": N_("有主要领导"),
    "without_leader": N_("没有主要领导"),
    "leader_unknown": N_("没有写姓名"),
    "with_residents": N_("有群众"),
    "without_residents": N_("没有群众"),
    "residents_unknown": N_("没有记身份"),
    "seen_before": N_("以前来过"),
    "unnamed": N_("没有写姓名"),
}


def attendance_counted(selection: Selection) -> Counted:
    """Count the sessions held in the period; sessions before it only tell who came before."""
    held = sessions_held(selection)
    return Counted([*FIXED, *_role_figures(held)], list(_items(held, selection)), PARTS)


def sessions_held(selection: Selection) -> list[SessionRow]:
    """Give the sessions that may have been held in the period."""
    return [
        row
        for row in selection.sessions
        if was_held(row, selection.today) and may_lie_in(row.held_from, row.held_until, selection.period)
    ]


def quarter_held(row: Row) -> str:
    """Give the quarter of a session."""
    assert isinstance(row, SessionRow)
    return quarter_of(row.held_from, row.held_until)


def role_figures(figures: Iterable[Figure]) -> list[Figure]:
    """Give the figures of roles, the most frequent words of the place first."""
    return [figure for figure in figures if figure.key.startswith(ROLE)]


def _role_figures(held: Iterable[SessionRow]) -> list[Figure]:
    names = sorted({name for text in {row.by_role for row in held} for name in _counts(text)})
    return [Figure(ROLE + name, name, inexact=True, verbatim=True) for name in names]


def _items(held: Sequence[SessionRow], selection: Selection) -> Iterator[Item]:
    named = _people_named(selection.sessions)
    assigned = _assigned(selection)
    resident_roles, member_roles = map(frozenset, (selection.policy.resident_roles, selection.policy.member_roles))
    for row in held:
        yield Item("sessions", row)
        yield Item("attendances", row, row.attendances, row.attendances_approximate, int(_is_unknown(row)))
        yield from _by_mode(row)
        yield from _by_role(row, resident_roles)
        yield from _members(row, assigned.get(row.station, ()), member_roles)
        yield from _leaders(row)
        yield from _named(row, *named.get(row.id, (0, 0)))


def _is_unknown(row: SessionRow) -> bool:
    return row.attendances_unknown > 0 and not row.attendances


def _by_mode(row: SessionRow) -> Iterator[Item]:
    yield from _some("remote", row, row.remote)
    yield from _difference(row, row.attendances, row.remote, "on_site", "mode_excess")
    yield from _some("written", row, row.written)


def _by_role(row: SessionRow, resident_roles: frozenset[str]) -> Iterator[Item]:
    counts = _counts(row.by_role)
    for role, count in counts.items():
        yield _counted(ROLE + role, row, count)
    named = sum(count.number or 0 for count in counts.values())
    yield from _difference(row, row.attendances, named, "role_unknown", "role_excess")
    residents = [count for role, count in counts.items() if role in resident_roles]
    if not counts:
        yield Item("residents", row, 0, 0, 1)
        yield Item("residents_unknown", row)
        return
    total = CountTotal.add_up(residents)
    is_unknown = total.unknown > 0 and total.unknown == total.of
    is_partly = total.approximate + total.unknown > 0
    yield Item("residents", row, total.number, int(is_partly and not is_unknown), int(is_unknown))
    if any(count.number != 0 for count in residents):
        yield Item("with_residents", row)
    else:
        yield Item("without_residents", row)


@lru_cache(maxsize=8192)
def _counts(by_role: str) -> Mapping[str, Count]:
    """Read the roles of a session; the same few people come in the same roles again and again."""
    return {role: Count(text) for role, text in json.loads(by_role).items()}


def _counted(part: str, row: SessionRow, count: Count) -> Item:
    is_known = count.number is not None
    return Item(part, row, count.number or 0, int(is_known and not count.is_exact), int(not is_known))


def _members(row: SessionRow, spans: Sequence[tuple[str, str, str]], member_roles: frozenset[str]) -> Iterator[Item]:
    came = {part[0] for part in (word.split("/") for word in row.members.split()) if part[1] in CAME}
    day = row.held_from or ""
    due = {who for first, end, who in spans if first <= day < end} if day else set()
    if _names_members(row, len(came), member_roles):
        yield from _some("members_came", row, len(due & came))
        yield from _some("members_missed", row, len(due - came))
    else:
        yield from _some("members_unknown", row, len(due))
    yield from _some("members_other", row, len(came - due))


def _names_members(row: SessionRow, came: int, member_roles: frozenset[str]) -> bool:
    """Whether all members who came are named by id: otherwise who of those assigned came is not known."""
    counts = _counts(row.by_role)
    counted = [counts[role].number for role in member_roles if role in counts]
    if any(number is None or number > came for number in counted):
        return False
    return bool(row.members or row.people)


def _leaders(row: SessionRow) -> Iterator[Item]:
    yield from _some("leaders", row, row.principal_leaders)
    if row.principal_leaders:
        yield Item("with_leader", row)
    else:
        yield Item("without_leader" if row.people else "leader_unknown", row)


def _named(row: SessionRow, people: int, new: int) -> Iterator[Item]:
    yield from _some("first_timers", row, new)
    yield from _some("seen_before", row, people - new)
    yield from _some("unnamed", row, max(0, row.attendances - people))


def _difference(row: SessionRow, total: int, parts: int, lacking: str, excess: str) -> Iterator[Item]:
    yield from _some(lacking, row, max(0, total - parts), int(_is_unknown(row)))
    yield from _some(excess, row, max(0, parts - total))


def _some(part: str, row: SessionRow, amount: int, unknown: int = 0) -> Iterator[Item]:
    """Give what a session brings, unless it brings nothing: there are many sessions, and of most parts none."""
    if amount or unknown:
        yield Item(part, row, amount, 0, unknown)


def _people_named(sessions: Iterable[SessionRow]) -> dict[str, tuple[int, int]]:
    """Count for each session those named, and of them those nobody had seen at the station.

    A session without a day may have been first.
    """
    dated = sorted((row for row in sessions if row.people), key=lambda row: (row.held_from or "", row.id))
    seen: dict[str, set[str]] = defaultdict(set)
    found = {}
    for row in dated:
        keys = _keys(row)
        new = keys - seen[row.station]
        found[row.id] = len(keys), len(new) if row.held_from else 0
        seen[row.station] |= keys
    return found


def _keys(row: SessionRow) -> set[str]:
    return {key for key, _slash, _role in (line.rpartition("/") for line in row.people.split("\n")) if key}


def _assigned(selection: Selection) -> dict[str, list[tuple[str, str, str]]]:
    spans: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for who, row in assigned_terms(selection.assignments, selection.postings):
        if is_member_id(who):
            spans[row.station].append((row.first or "", row.end or "9999-99-99", who))
    return spans
