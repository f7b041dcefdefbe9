"""The list of topics, sorted by what needs doing first."""

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.reports.deadlines import days_since, due_with_mark, is_due_soon, is_overdue
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import undated_notes, unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, is_open, last_day, missing_codes, partial


@report("topic_list", title=N_("议题列表"), summary=N_("最该办的在前：逾期的、快到期的、差得少的、停得久的。"))
def topic_list(selection: Selection) -> Document:
    """Order open topics: overdue (longest first), due soon (soonest first), then by how little the gate still needs,
    then by how long the topic has been in its step (not recorded last). Ended topics follow, latest first.
    """
    topics = in_order_of_urgency(selection)
    return Document(
        kind="topic.list",
        title=_("议题"),
        as_of=selection.today,
        blocks=[
            Table(
                key="topics",
                columns=[
                    Column("id", _("编码")),
                    Column("title", _("议题")),
                    Column("station", _("工作站"), goes=1),
                    Column("step", _("步骤")),
                    Column("days_in_step", _("停留天数"), is_number=True),
                    Column("missing", _("还缺项数"), is_number=True),
                    Column("due", _("最近期限")),
                ],
                rows=[_cells(row, selection) for row in topics],
                empty=_("没有符合条件的议题。"),
                headline="title",
            )
        ],
        notes=undated_notes(selection, "topics") + unreadable_notes(selection.unreadable),
        counts={
            "topics": len(topics),
            "overdue": sum(is_late(row, selection) for row in topics),
            "undated": selection.undated.get("topics", 0),
        },
        data=lambda: [_data(row, selection) for row in topics],
    )


def in_order_of_urgency(selection: Selection) -> list[TopicRow]:
    """Sort topics by what needs doing first; `topic_list` says how."""
    ended = [row for row in selection.topics if not is_open(row)]
    ended.sort(key=lambda row: row.id)
    ended.sort(key=lambda row: row.closed_on or "", reverse=True)
    return [*sorted(filter(is_open, selection.topics), key=lambda row: _urgency(row, selection)), *ended]


def is_late(row: TopicRow, selection: Selection) -> bool:
    """Whether the topic goes on and a deadline of a running task has passed."""
    return is_open(row) and is_overdue(last_day(row.due_last), selection.today)


def is_soon(row: TopicRow, selection: Selection) -> bool:
    """Whether the topic goes on and a deadline of a running task is near, by the policy's number of days."""
    return is_open(row) and is_due_soon(last_day(row.due_last), selection.today, selection.policy.due_soon_days)


def _urgency(row: TopicRow, selection: Selection) -> tuple[int, str, int, bool, str, str]:
    missing = len(missing_codes(row))
    since = (row.step_since is None, row.step_since or "", row.id)
    if is_late(row, selection):
        return 0, row.due_last or "", missing, *since
    if is_soon(row, selection):
        return 1, row.due_last or "", missing, *since
    return 2, "", missing, *since


def _cells(row: TopicRow, selection: Selection) -> list[Value]:
    if not is_open(row):
        return [row.id, row.title, selection.unit_name(row.station), selection.where(row), "", "", ""]
    return [
        row.id,
        row.title,
        selection.unit_name(row.station),
        selection.where(row),
        days_since(row.step_since, selection.today),
        len(missing_codes(row)),
        due_with_mark(partial(row.due), selection.today) if row.tasks_running else "",
    ]


def _data(row: TopicRow, selection: Selection) -> dict[str, object]:
    return {
        "id": row.id,
        "number": row.number,
        "title": row.title,
        "station": row.station,
        "station_name": selection.station_names.get(row.station),
        "category": row.category,
        "scope": row.scope,
        "pace": row.pace,
        "channel": row.channel,
        "raised_on": row.raised_on,
        "status": row.status,
        "step": row.step,
        "holder": row.holder,
        "pending_holder": row.pending_holder,
        "days_in_step": days_since(row.step_since, selection.today) if is_open(row) else None,
        "closed_on": row.closed_on,
        "due": row.due,
        "overdue": is_late(row, selection),
        "sessions": row.sessions,
        "tasks": row.tasks,
        "tasks_done": row.tasks_done,
        "missing": missing_codes(row) if is_open(row) else [],
        "waivers": row.waivers,
    }
