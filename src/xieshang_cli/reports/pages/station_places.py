"""The councils and rooms of a station: tables for its page, and pages of their own."""

from collections.abc import Sequence
from datetime import date

from xieshang_cli.language import _
from xieshang_cli.model.dated import holding_on
from xieshang_cli.model.organisation import Council, Room, Station
from xieshang_cli.reports.document import Block, Column, Document, Table, Value
from xieshang_cli.reports.pages.context import PageContext
from xieshang_cli.reports.record_data import station_data


def councils_page(station: Station, context: PageContext, day: date) -> Document:
    """The councils of a day, and those before and after."""
    current = holding_on(station.councils, day)
    others = [council for council in station.councils if council not in current]
    blocks: list[Block] = [councils_table(current, context)]
    if others:
        blocks.append(councils_table(others, context, key="other_councils", title=_("其他各届")))
    return Document(
        kind="station.councils",
        title=station.name,
        as_of=day,
        blocks=blocks,
        counts={"councils": len(current)},
        data=station_data(station, context.records.policy, day)["councils"],
    )


def rooms_page(station: Station, context: PageContext, day: date) -> Document:
    """The rooms in use on a day, and those that are not."""
    current = holding_on(station.rooms, day)
    others = [room for room in station.rooms if room not in current]
    blocks: list[Block] = [rooms_table(current, context, day)]
    if others:
        blocks.append(rooms_table(others, context, day, key="other_rooms", title=_("当日不在用")))
    return Document(
        kind="station.rooms",
        title=station.name,
        as_of=day,
        blocks=blocks,
        counts={"rooms": len(current)},
        data=station_data(station, context.records.policy, day)["rooms"],
    )


def councils_table(councils: Sequence[Council], context: PageContext, key: str = "councils", title: str = "") -> Table:
    """One council a row, by place."""
    columns = [
        Column("id", _("编码"), goes=1),
        Column("division", _("区划")),
        Column("name", _("名称"), goes=2),
        Column("from", _("任期开始")),
        Column("until", _("任期结束"), goes=3),
        Column("composition", _("组成")),
    ]
    rows = [_council(council, context) for council in sorted(councils, key=lambda council: council.division)]
    return Table(key, columns, rows, title=title or _("协商议事会"), empty=_("没有登记协商议事会。"))


def rooms_table(rooms: Sequence[Room], context: PageContext, day: date, key: str = "rooms", title: str = "") -> Table:
    """One room a row, by place, with the last look at it by that day."""
    columns = [
        Column("id", _("编码"), goes=1),
        Column("division", _("区划")),
        Column("name", _("名称"), goes=2),
        Column("place", _("地点"), goes=3),
        Column("opened", _("启用日期")),
        Column("checked_on", _("上次检查")),
        Column("unmet", _("未达到")),
    ]
    lines = [_room(room, context, day) for room in sorted(rooms, key=lambda room: room.division)]
    return Table(key, columns, lines, title=title or _("协商议事室"), empty=_("没有登记协商议事室。"))


def _council(council: Council, context: PageContext) -> list[Value]:
    composition = tuple(
        _("{category} {count}").format(category=category, count=count)
        for category, count in council.composition.items()
    )
    name = context.division_name(council.division)
    return [council.id, name, council.name or "", council.from_, council.until or "", composition or None]


def _room(room: Room, context: PageContext, day: date) -> list[Value]:
    seen = [check for check in room.checks if check.on.earliest <= day]
    last = max(seen, key=lambda check: check.on, default=None)
    unmet: Value = last.unmet or _("无") if last else ""
    name = context.division_name(room.division)
    return [room.id, name, room.name or "", room.place, room.from_, last.on if last else None, unmet]
