"""The list of sessions, the latest first."""

from collections.abc import Mapping

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import SessionRow
from xieshang_cli.model.vocabulary import Result
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import attendance_note, attendance_total, undated_notes, unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, partial, term


@report(
    "session_list",
    title=N_("协商会列表"),
    summary=N_("一次协商会一行：何时何地、谁主持、多少人次、什么结果。"),
    needs=("sessions", "topics"),
)
def session_list(selection: Selection) -> Document:
    """Order by the day held, the latest first, undated ones last."""
    sessions = sorted(selection.sessions, key=lambda row: row.id)
    sessions.sort(key=lambda row: row.held_from or "", reverse=True)
    titles = {topic.id: topic.title for topic in selection.topics}
    notes = [attendance_note(map(attendance_total, sessions))] if sessions else []
    return Document(
        kind="session.list",
        title=_("协商会"),
        as_of=selection.today,
        blocks=[
            Table(
                key="sessions",
                columns=_columns(),
                rows=[_cells(row, selection, titles) for row in sessions],
                empty=_("没有符合条件的协商会。"),
            )
        ],
        notes=notes + undated_notes(selection, "sessions") + unreadable_notes(selection.unreadable),
        counts={"sessions": len(sessions), "undated": selection.undated.get("sessions", 0)},
        data=[_data(row) for row in sessions],
    )


def _columns() -> list[Column]:
    return [
        Column("id", _("编码")),
        Column("held_on", _("协商日期")),
        Column("station", _("工作站")),
        Column("topics", _("议题")),
        Column("place", _("地点")),
        Column("host", _("主持人")),
        Column("attendances", _("参加人次"), is_number=True),
        Column("agreements", _("共识"), is_number=True),
        Column("results", _("结果")),
    ]


def _cells(row: SessionRow, selection: Selection, titles: Mapping[str, str | None]) -> list[Value]:
    return [
        row.id,
        partial(row.held_on),
        selection.unit_name(row.station),
        tuple(titles.get(topic) or topic for topic in row.topics.split()),
        row.place,
        row.host,
        attendance_total(row),
        row.agreements,
        tuple(_(term(Result, result).label) for result in row.results.split()) or None,
    ]


def _data(row: SessionRow) -> dict[str, object]:
    return {
        "id": row.id,
        "station": row.station,
        "topics": row.topics.split(),
        "held_on": row.held_on,
        "place": row.place,
        "form": row.form,
        "host": row.host,
        "recorder": row.recorder,
        "attendances": attendance_total(row),
        "agreements": row.agreements,
        "results": row.results.split(),
    }
