"""The list of revisits (回头看), those due first before the others."""

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import RevisitRow
from xieshang_cli.model.vocabulary import RevisitResult
from xieshang_cli.reports.deadlines import is_overdue, time_left
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, last_day, partial, term


@report(
    "revisit_list",
    title=N_("回头看列表"),
    summary=N_("一次回头看一行：哪个议题、应在哪天、看到了什么。"),
    needs=("revisits",),
)
def revisit_list(selection: Selection) -> Document:
    """Order by the day due."""
    rows = sorted(selection.revisits, key=lambda row: (row.due_last, row.topic, row.id))
    return Document(
        kind="revisit.list",
        title=_("回头看"),
        as_of=selection.today,
        blocks=[
            Table(
                key="revisits",
                columns=_columns(),
                rows=[_cells(row, selection) for row in rows],
                empty=_("没有符合条件的回头看。"),
            )
        ],
        notes=unreadable_notes(selection.unreadable),
        counts={
            "revisits": len(rows),
            "made": sum(is_made(row) for row in rows),
            "overdue": sum(is_late(row, selection) for row in rows),
            "slipped": sum(row.result == RevisitResult.SLIPPED for row in rows),
        },
        data=[_data(row, selection) for row in rows],
    )


def is_made(row: RevisitRow) -> bool:
    """Whether somebody went and looked."""
    return row.on is not None or row.result is not None


def is_late(row: RevisitRow, selection: Selection) -> bool:
    """Whether it is not made, and the day has passed."""
    return not is_made(row) and is_overdue(last_day(row.due_last), selection.today)


def _columns() -> list[Column]:
    return [
        Column("id", _("编码")),
        Column("due", _("应看日期")),
        Column("left", _("时限")),
        Column("topic", _("议题")),
        Column("station", _("工作站")),
        Column("on", _("回访日期")),
        Column("by", _("回访人")),
        Column("result", _("结果")),
    ]


def _cells(row: RevisitRow, selection: Selection) -> list[Value]:
    cells: list[Value] = [
        row.id,
        partial(row.due),
        _("已看") if is_made(row) else time_left(partial(row.due), selection.today),
        f"{row.title} {row.topic}" if row.title else row.topic,
        selection.unit_name(row.station),
    ]
    if not is_made(row):
        return [*cells, "", "", ""]  # nothing is missing there yet
    return [*cells, partial(row.on), row.by, term(RevisitResult, row.result) if row.result else None]


def _data(row: RevisitRow, selection: Selection) -> dict[str, object]:
    return {
        "id": row.id,
        "topic": row.topic,
        "title": row.title,
        "station": row.station,
        "due": row.due,
        "overdue": is_late(row, selection),
        "on": row.on,
        "by": row.by,
        "result": row.result,
    }
