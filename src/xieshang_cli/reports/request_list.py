"""The list of residents' requests, the latest first."""

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import RequestRow
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import undated_notes, unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, partial


@report("request_list", title=N_("诉求列表"), summary=N_("诉求征集登记簿，一条一行。"), needs=("requests",))
def request_list(selection: Selection) -> Document:
    """Order by the day it came in, the latest first, undated ones last."""
    requests = sorted(selection.requests, key=lambda row: row.id)
    requests.sort(key=lambda row: row.on_from or "", reverse=True)
    return Document(
        kind="request.list",
        title=_("诉求"),
        as_of=selection.today,
        blocks=[
            Table(
                key="requests",
                columns=[
                    Column("id", _("编码")),
                    Column("on", _("登记日期")),
                    Column("station", _("工作站"), goes=1),
                    Column("channel", _("征集渠道")),
                    Column("by", _("提出人")),
                    Column("text", _("诉求内容")),
                ],
                rows=[_cells(row, selection) for row in requests],
                empty=_("没有符合条件的诉求。"),
            )
        ],
        notes=undated_notes(selection, "requests") + unreadable_notes(selection.unreadable),
        counts={"requests": len(requests), "undated": selection.undated.get("requests", 0)},
        data=[_data(row) for row in requests],
    )


def _cells(row: RequestRow, selection: Selection) -> list[Value]:
    return [row.id, partial(row.on), selection.unit_name(row.station), row.channel, row.raised_by, row.text]


def _data(row: RequestRow) -> dict[str, object]:
    return {
        "id": row.id,
        "station": row.station,
        "on": row.on,
        "channel": row.channel,
        "by": row.raised_by,
        "person": row.person,
        "text": row.text,
    }
