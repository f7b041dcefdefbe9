"""The page of a division."""

from collections.abc import Sequence

from xieshang_cli.language import _
from xieshang_cli.model.identity import parent_code
from xieshang_cli.model.organisation import Division
from xieshang_cli.model.rows import DivisionRow
from xieshang_cli.reports.division_list import division_list
from xieshang_cli.reports.document import Block, Document
from xieshang_cli.reports.pages.context import PageContext, facts
from xieshang_cli.reports.record_data import division_data
from xieshang_cli.reports.selection import Selection


def division_page(division: Division, context: PageContext, below: Sequence[DivisionRow]) -> Document:
    """What it is, where it belongs, whether it has a station; `below` are the divisions that belong to it."""
    station = context.records.station(division.code)
    parent = parent_code(division.code)
    blocks: list[Block] = [
        facts(
            "division",
            "",
            [
                ("code", _("代码"), division.code),
                ("kind", _("类型"), division.kind),
                ("parent", _("上级"), context.unit_name(parent) if parent else _("无")),
                ("joined", _("开展日期"), division.joined),
                ("station", _("工作站"), station.name if station else None),
                ("below", _("下辖"), len(below)),
            ],
        )
    ]
    if below:
        blocks += division_list(Selection(today=context.today, divisions=below)).blocks
    return Document(
        kind="division", title=division.name, as_of=context.today, blocks=blocks, data=division_data(division)
    )
