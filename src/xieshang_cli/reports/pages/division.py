"""The page of a division."""

from collections.abc import Sequence
from datetime import date

from xieshang_cli.language import _
from xieshang_cli.model.dated import holding_on, holds_on
from xieshang_cli.model.identity import parent_code
from xieshang_cli.model.organisation import Division, Station
from xieshang_cli.model.rows import DivisionRow
from xieshang_cli.reports.division_list import division_list
from xieshang_cli.reports.document import Block, Document, Value
from xieshang_cli.reports.pages.context import PageContext, facts
from xieshang_cli.reports.pages.station_places import councils_table, rooms_table
from xieshang_cli.reports.record_data import division_data
from xieshang_cli.reports.selection import Selection


def division_page(division: Division, context: PageContext, below: Sequence[DivisionRow]) -> Document:
    """What it is, where it belongs, its station, council and room; `below` are the divisions that belong to it."""
    code = division.code
    station = context.records.station(code[:9]) if len(code) >= 9 else None
    parent = parent_code(code)
    items: list[tuple[str, str, Value]] = [
        ("code", _("代码"), code),
        ("kind", _("类型"), division.kind),
        ("parent", _("上级"), context.unit_name(parent) if parent else _("无")),
        ("joined", _("开展日期"), division.joined),
        ("stage", _("开展阶段"), division.stage),
        ("responsible", _("包抓领导"), _responsible(code, context)),
        ("station", _("工作站"), station.name if station else None),
        ("below", _("下辖"), len(below)),
    ]
    blocks: list[Block] = [facts("division", "", items)]
    if station is not None:
        blocks += _places(code, station, context, context.today)
    if below:
        blocks += division_list(Selection(today=context.today, divisions=below)).blocks
    return Document(
        kind="division", title=division.name, as_of=context.today, blocks=blocks, data=division_data(division)
    )


def _responsible(code: str, context: PageContext) -> str | None:
    """Name the leaders who answer for it today, each with the committee."""
    there = [
        _("{name}（{committee}）").format(name=part.name, committee=context.committee_name(holder.code))
        for holder, part in context.records.responsible_for(code)
        if holds_on(part, context.today)
    ]
    return _("、").join(there) or None


def _places(code: str, station: Station, context: PageContext, day: date) -> list[Block]:
    councils = [council for council in holding_on(station.councils, day) if council.division == code]
    rooms = [room for room in holding_on(station.rooms, day) if room.division == code]
    blocks: list[Block] = [councils_table(councils, context)] if councils else []
    return [*blocks, rooms_table(rooms, context, day)] if rooms else blocks
