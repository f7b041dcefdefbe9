"""The list of stations."""

from xieshang_cli.language import N_, _
from xieshang_cli.reports.document import Column, Document, Table
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, partial


@report("station_list", title=N_("工作站列表"), summary=N_("委员工作站：何时成立、站长是谁。"), needs=("stations",))
def station_list(selection: Selection) -> Document:
    """Order by code."""
    stations = sorted(selection.stations, key=lambda row: row.code)
    return Document(
        kind="station.list",
        title=_("工作站"),
        as_of=selection.today,
        blocks=[
            Table(
                key="stations",
                columns=[
                    Column("code", _("代码")),
                    Column("name", _("名称")),
                    Column("founded_on", _("成立日期")),
                    Column("head", _("站长")),
                ],
                rows=[[row.code, row.name, partial(row.founded_on), row.head] for row in stations],
                empty=_("没有登记工作站。"),
            )
        ],
        notes=unreadable_notes(selection.unreadable),
        counts={"stations": len(stations)},
    )
