"""The rosters of stations (名册、通讯录): who holds a post, who is assigned, which councils and rooms there are."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import AssignmentRow, CouncilRow, MemberRow, PostRow, RoomRow
from xieshang_cli.model.vocabulary import Level
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import roster_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.roster_days import level_of_id, on_day
from xieshang_cli.reports.selection import Selection, partial

POST, LEADER, MEMBER, SPECIAL, COUNCIL, ROOM = "post", "leader", "member", "special_committee", "council", "room"
_GROUPS: Mapping[str, str] = {
    POST: N_("任职"),
    LEADER: N_("下沉领导"),
    MEMBER: N_("下沉委员"),
    SPECIAL: N_("下沉专委会"),
    COUNCIL: N_("协商议事会"),
    ROOM: N_("协商议事室"),
}


@report(
    "rosters",
    title=N_("工作站名册"),
    summary=N_("各工作站的站长、副站长、联络员，下沉的领导、委员、专委会，协商议事会和议事室；--private 带电话住址。"),
    needs=(
        "stations", "posts", "assignments", "councils", "rooms", "members", "leaders", "special_committees",
        "committees",
    ),
    options=("as_of", "private"),
)  # fmt: skip
def rosters(selection: Selection) -> Document:
    """Give one line for each person, special committee, council and room of a station."""
    entries = list(_entries(selection))
    listed = {entry.station for entry in entries}
    silent = [row.code for row in selection.stations if row.code not in listed]
    return Document(
        kind="report.rosters",
        title=_("工作站名册"),
        as_of=selection.roster_day,
        blocks=[_table(entries, selection), _summary_table(entries, selection)],
        notes=[*_notes(entries, silent, selection), *roster_notes(selection)],
        counts={
            "stations": len(selection.stations),
            "without_records": len(silent),
            "unreadable": len(selection.unreadable),
            **{group: sum(entry.group == group for entry in entries) for group in _GROUPS},
        },
        data=[_data(entry, selection) for entry in entries],
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line; `who` is the id of a member or special committee, None of somebody who is neither."""

    station: str
    group: str
    name: str
    post: str | None = None
    level: Level | None = None
    who: str | None = None
    member: MemberRow | None = None
    since: str | None = None
    first: str | None = None
    composition: Mapping[str, str] | None = None
    place: str | None = None

    @property
    def is_person(self) -> bool:
        return self.group in {POST, LEADER, MEMBER}


def _entries(selection: Selection) -> Iterator[_Entry]:
    day = selection.roster_day
    members = {row.id: row for row in selection.members}
    leading: dict[str, str] = {}
    for leader in on_day(selection.leaders, day):
        leading[leader.member] = _("、").join(filter(None, (leading.get(leader.member), leader.post)))
    specials = {row.id: row.name for row in selection.special_committees}
    posts, assignments, councils, rooms = (defaultdict[str, list[Any]](list) for _group in range(4))
    for post in on_day(selection.posts, day):
        posts[post.station].append(post)
    for assignment in on_day(selection.assignments, day):
        assignments[assignment.station].append(assignment)
    for council in on_day(selection.councils, day):
        councils[council.station].append(council)
    for room in on_day(selection.rooms, day):
        rooms[room.station].append(room)
    order = {post: number for number, post in enumerate(selection.policy.station_posts)}
    for station in selection.stations:
        code = station.code
        held = sorted(posts[code], key=lambda row: (order.get(row.post, len(order)), row.first or "", row.name))
        yield from (_of_post(row, members) for row in held)
        assigned = [_of_assignment(row, members, leading, specials) for row in assignments[code]]
        yield from sorted(assigned, key=_assigned_order)
        yield from (_of_council(row, selection) for row in sorted(councils[code], key=lambda row: row.division))
        yield from (_of_room(row, selection) for row in sorted(rooms[code], key=lambda row: row.division))


def _of_post(row: PostRow, members: Mapping[str, MemberRow]) -> _Entry:
    member = members.get(row.member or "")
    post = f"{row.post} ({row.party_post})" if row.party_post else row.post
    level = level_of_id(row.member) if row.member else None
    return _Entry(row.station, POST, row.name, post, level, row.member, member, row.since, row.first)


def _of_assignment(
    row: AssignmentRow, members: Mapping[str, MemberRow], leading: Mapping[str, str], specials: Mapping[str, str]
) -> _Entry:
    level, member = level_of_id(row.who), members.get(row.who)
    if "-s-" in row.who:
        name = specials.get(row.who, row.who)
        return _Entry(row.station, SPECIAL, name, None, level, row.who, None, row.since, row.first)
    group = LEADER if row.who in leading else MEMBER
    name = member.name if member else row.who
    return _Entry(row.station, group, name, leading.get(row.who), level, row.who, member, row.since, row.first)


def _of_council(row: CouncilRow, selection: Selection) -> _Entry:
    name = row.name or selection.place_name(row.division)
    composition = json.loads(row.composition)
    return _Entry(row.station, COUNCIL, name, since=row.since, first=row.first, composition=composition)


def _of_room(row: RoomRow, selection: Selection) -> _Entry:
    name = row.name or selection.place_name(row.division)
    return _Entry(row.station, ROOM, name, since=row.since, first=row.first, place=row.place)


def _assigned_order(entry: _Entry) -> tuple[object, ...]:
    levels = list(Level)
    place = levels.index(entry.level) if entry.level else len(levels)
    return list(_GROUPS).index(entry.group), place, entry.name, entry.who


def _table(entries: Sequence[_Entry], selection: Selection) -> Table:
    columns = [
        Column("station", _("工作站")),
        Column("group", _("类别")),
        Column("level", _("级别")),
        Column("name", _("姓名或名称")),
        Column("post", _("职务、组成或地点")),
        Column("employer", _("工作单位"), goes=3),
        Column("circle", _("界别"), goes=4),
        Column("since", _("起始日期"), goes=5),
        *([] if selection.contacts is None else [Column("phone", _("电话")), Column("address", _("住址"), goes=1)]),
        Column("who", _("编码"), goes=9),
    ]
    rows = [_cells(entry, selection) for entry in entries]
    return Table(
        "entries", columns, rows, title=_("名册"), empty=_("没有任职、下沉、议事会和议事室的记录。"), headline="name"
    )


def _cells(entry: _Entry, selection: Selection) -> list[Value]:
    member = entry.member
    post: Value = entry.post or ""
    if entry.group == COUNCIL:
        parts = tuple(f"{category} {count}" for category, count in (entry.composition or {}).items())
        post = parts or None
    elif entry.group == ROOM:
        post = entry.place
    cells: list[Value] = [
        selection.unit_name(entry.station),
        _(_GROUPS[entry.group]),
        entry.level or "",
        entry.name,
        post,
        member.employer if member else "",
        member.circle if member else "",
        partial(entry.since),
    ]
    if selection.contacts is not None:
        cells += selection.contacts.get(entry.who or "", (None, None)) if entry.is_person else ("", "")
    return [*cells, entry.who or ""]


def _data(entry: _Entry, selection: Selection) -> dict[str, object]:
    member = entry.member
    data: dict[str, object] = {
        "station": entry.station,
        "station_name": selection.station_names.get(entry.station),
        "group": entry.group,
        "level": entry.level.value if entry.level else None,
        "name": entry.name,
        "post": entry.post,
        "employer": member.employer if member else None,
        "circle": member.circle if member else None,
        "since": entry.since,
        "who": entry.who,
        "composition": entry.composition,
        "place": entry.place,
    }
    if selection.contacts is not None:
        phone, address = selection.contacts.get(entry.who or "", (None, None)) if entry.is_person else (None, None)
        data |= {"phone": phone, "address": address}
    return data


def _summary_table(entries: Sequence[_Entry], selection: Selection) -> Table:
    found: dict[str, list[str]] = {row.code: [] for row in selection.stations}
    for entry in entries:
        found[entry.station].append(entry.group)
    columns = [
        Column("station", _("工作站")),
        *(Column(group, _(label), is_number=True) for group, label in _GROUPS.items()),
        Column("remark", _("备注")),
    ]
    rows: list[list[Value]] = [
        [
            selection.unit_name(code),
            *(groups.count(group) if groups else None for group in _GROUPS),
            "" if groups else _("没有记录"),
        ]
        for code, groups in found.items()
    ]
    if rows:
        rows.append([_("合计"), *(sum(entry.group == group for entry in entries) for group in _GROUPS), ""])
    return Table("by_station", columns, rows, title=_("各站人数、个数"), empty=_("没有登记工作站。"))


def _notes(entries: Sequence[_Entry], silent: Sequence[str], selection: Selection) -> list[str]:
    notes = []
    if silent:
        names = _("、").join(map(selection.unit_name, silent))
        notes.append(_("{n} 个工作站没有名册记录：{names}。").format(n=len(silent), names=names))
    undated = sum(entry.first is None for entry in entries)
    if undated:
        notes.append(_("{n} 行没有记录起始日期，当作正在任。").format(n=undated))
    if selection.contacts is not None:
        people = {entry.who or (entry.station, entry.name) for entry in entries if entry.is_person}
        without = [who for who in people if not isinstance(who, str) or not selection.contacts.get(who, ("", ""))[0]]
        notes.append(_("{n} 人中有 {without} 人没有登记电话。").format(n=len(people), without=len(without)))
    return notes
