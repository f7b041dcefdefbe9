"""The ledger (议题台账): one line a topic, as a county office keeps it."""

from collections.abc import Iterator

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.model.vocabulary import STEPS, Step
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.deadlines import due_with_mark, is_overdue
from xieshang_cli.reports.document import Column, Document, Rate, Table, Value
from xieshang_cli.reports.notes import attendance_note, attendance_total, closing_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, is_open, last_day, missing_codes, natural, partial

FIGURES = (
    Figure("topics", N_("议题")),
    Figure("sessions", N_("协商次数")),
    Figure("attendances", N_("参加人次"), inexact=True),
    Figure("agreements", N_("共识")),
    Figure("tasks", N_("任务办结"), ("tasks_done",), ("tasks_left",)),
    Figure("satisfaction", N_("满意度"), ("satisfied",), ("not_satisfied",), ("unsurveyed",)),
    Figure("waivers", N_("豁免")),
)
PARTS = {
    "tasks_done": N_("已办结的任务"),
    "tasks_left": N_("没有办结的任务"),
    "satisfied": N_("满意的份数"),
    "not_satisfied": N_("其余的份数"),
    "unsurveyed": N_("未记录满意度的议题"),
}


def ledger_counted(selection: Selection) -> Counted:
    """Count what each topic brings to the sums at the foot."""
    return Counted(FIGURES, [item for row in selection.topics for item in _items(row)], PARTS)


@report(
    "ledger",
    title=N_("议题台账"),
    summary=N_("一个议题一行：到哪一步、协商几次、任务办了几项、还缺什么。"),
    counted=ledger_counted,
)
def ledger(selection: Selection) -> Document:
    """Order by station, formal number (7 before 10, none last) and date raised."""
    topics = sorted(selection.topics, key=_order)
    return Document(
        kind="report.ledger",
        title=_("议题台账"),
        as_of=selection.today,
        blocks=[
            Table(
                key="topics",
                columns=_columns(),
                rows=[_cells(row, selection) for row in topics],
                empty=_("没有符合条件的议题。"),
                headline="title",
            )
        ],
        notes=_notes(selection),
        counts=_counts(selection),
        data=lambda: [_data(row, selection) for row in topics],
    )


def satisfaction(row: TopicRow) -> Rate | None:
    """Satisfied among the forms collected; None when either is not recorded."""
    if row.satisfied is None or row.collected_number is None:
        return None
    return Rate(row.satisfied, row.collected_number)


def _items(row: TopicRow) -> Iterator[Item]:
    attendances, share = attendance_total(row), satisfaction(row)
    yield Item("topics", row)
    yield Item("sessions", row, row.sessions)
    if row.sessions:
        is_unknown = attendances.unknown == attendances.of
        yield Item("attendances", row, attendances.number, attendances.approximate, int(is_unknown))
    yield Item("agreements", row, row.agreements)
    yield Item("tasks_done", row, row.tasks_done)
    yield Item("tasks_left", row, row.tasks - row.tasks_done)
    if share is None:
        yield Item("unsurveyed", row)
    else:
        yield Item("satisfied", row, share.numerator)
        yield Item("not_satisfied", row, share.denominator - share.numerator)
    yield Item("waivers", row, row.waivers)


def _order(row: TopicRow) -> tuple[object, ...]:
    return row.station, natural(row.number), natural(row.raised_from), row.id


def _columns() -> list[Column]:
    return [
        Column("number", _("编号")),
        Column("title", _("议题")),
        Column("station", _("工作站"), goes=5),
        Column("category", _("类别"), goes=7),
        Column("raised_on", _("提出日期"), goes=6),
        Column("step", _("步骤")),
        Column("sessions", _("协商次数"), is_number=True, goes=2),
        Column("attendances", _("参加人次"), is_number=True, goes=4),
        Column("agreements", _("共识"), is_number=True, goes=1),
        Column("tasks", _("任务"), is_number=True),
        Column("due", _("最近期限"), goes=3),
        Column("satisfaction", _("满意度"), is_number=True),
        Column("missing", _("还缺")),
        Column("waivers", _("豁免"), is_number=True, goes=8),
        Column("id", _("编码"), goes=9),
    ]


def _cells(row: TopicRow, selection: Selection) -> list[Value]:
    return [
        row.number or _number_to_come(row),
        row.title,
        selection.unit_name(row.station),
        row.category,
        partial(row.raised_on),
        selection.where(row),
        row.sessions,
        attendance_total(row),
        row.agreements,
        Rate(row.tasks_done, row.tasks),
        due_with_mark(partial(row.due), selection.today) if row.tasks_running else "",
        satisfaction(row),
        selection.missing_titles(row) if is_open(row) else "",
        row.waivers,
        row.id,
    ]


def _number_to_come(row: TopicRow) -> str | None:
    """A topic is numbered when it is decided upon; before that no number is lacking."""
    return _("未编号") if row.step in {Step.COLLECT, Step.DECIDE} else None


def _data(row: TopicRow, selection: Selection) -> dict[str, object]:
    return {
        "id": row.id,
        "number": row.number,
        "title": row.title,
        "station": row.station,
        "station_name": selection.station_names.get(row.station),
        "category": row.category,
        "raised_on": row.raised_on,
        "status": row.status,
        "step": row.step,
        "holder": row.holder,
        "sessions": row.sessions,
        "attendances": attendance_total(row),
        "agreements": row.agreements,
        "tasks": Rate(row.tasks_done, row.tasks),
        "due": row.due,
        "overdue": _is_late(row, selection),
        "satisfaction": satisfaction(row),
        "missing": missing_codes(row) if is_open(row) else [],
        "waivers": row.waivers,
    }


def _is_late(row: TopicRow, selection: Selection) -> bool:
    return is_open(row) and is_overdue(last_day(row.due_last), selection.today)


def _notes(selection: Selection) -> list[str]:
    topics = selection.topics
    if not topics:
        return closing_notes(selection)
    unsurveyed = sum(satisfaction(row) is None for row in topics)
    notes = [
        _("议题 {topics} 个，协商 {sessions} 次，共识 {agreements} 项，任务办结 {done}/{tasks} 项。").format(
            topics=len(topics),
            sessions=sum(row.sessions for row in topics),
            agreements=sum(row.agreements for row in topics),
            done=sum(row.tasks_done for row in topics),
            tasks=sum(row.tasks for row in topics),
        ),
        attendance_note(map(attendance_total, topics)),
        _("几个议题在同一次协商会上议的，各议题分别计入次数和人次。"),
    ]
    if unsurveyed:
        notes.append(_("满意度：{n} 个议题未记录，未计入。").format(n=unsurveyed))
    return notes + closing_notes(selection)


def _counts(selection: Selection) -> dict[str, int]:
    topics = selection.topics
    return {
        "topics": len(topics),
        "open": sum(map(is_open, topics)),
        "overdue": sum(_is_late(row, selection) for row in topics),
        "waivers": sum(row.waivers for row in topics),
        "undated": selection.undated.get("topics", 0),
        "unreadable": len(selection.unreadable),
        **{f"step_{step.value}": sum(is_open(row) and row.step == step for row in topics) for step in STEPS},
    }
