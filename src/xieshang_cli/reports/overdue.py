"""What is overdue (逾期情况): by unit, and one line each, with what was done about it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import RevisitRow, Row, TaskRow, TopicRow, TransferRow
from xieshang_cli.model.vocabulary import TaskState
from xieshang_cli.reports.adoption_counts import is_unanswered
from xieshang_cli.reports.counting import (
    STATION,
    Figure,
    Sums,
    add_up,
    station_of,
    stations_data,
    sums_data,
    sums_table,
    whole_of,
)
from xieshang_cli.reports.deadlines import days_since
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import selection_note, unreadable_notes
from xieshang_cli.reports.overdue_counts import (
    FIGURES,
    is_revisit_due,
    is_transfer_late,
    overdue_counted,
    silence,
    supervisors_left,
)
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, partial
from xieshang_cli.reports.task_list import is_late, is_running

_OF_TASKS: Sequence[Figure] = FIGURES[:9]


@report(
    "overdue",
    title=N_("逾期和沉默情况"),
    summary=N_("逾期多少天、哪个单位、督办过几次；沉默的、督办人离任的；未答复的移交和报送，该做的回头看。"),
    needs=("tasks", "transfers", "topics", "revisits", "posts"),
    anytime=("transfers", "topics"),
    counted=overdue_counted,
)
def overdue(selection: Selection) -> Document:
    """Give the sums by unit and station, then the lists."""
    counted = overdue_counted(selection)
    stations = add_up(counted.items, station_of)
    total = whole_of(stations)
    units = add_up([item for item in counted.items if isinstance(item.row, TaskRow)], _lead)
    tasks = _tasks(selection)
    return Document(
        kind="report.overdue",
        title=_("逾期和沉默情况"),
        as_of=selection.today,
        blocks=[
            _unit_table(units, total),
            _station_table(stations, total, selection),
            _task_table(tasks, selection),
            _other_table(selection),
        ],
        notes=_notes(selection),
        counts={figure.key: total.amount(*figure.parts) for figure in FIGURES if not figure.is_share}
        | {"unreadable": len(selection.unreadable)},
        data={
            "total": sums_data(FIGURES, total),
            "by_unit": [{"unit": unit or None, **sums_data(_OF_TASKS, sums)} for unit, sums in units.items()],
            "by_station": stations_data(FIGURES, stations, selection.station_names),
            "tasks": [_task_data(one) for one in tasks],
        },
    )


def _lead(row: Row) -> str:
    assert isinstance(row, TaskRow)
    return row.lead or ""


def _unit_table(units: dict[str, Sums], total: Sums) -> Table:
    lines = sorted(units.items(), key=lambda line: (-line[1].amount("overdue"), -line[1].amount("silent"), line[0]))
    return sums_table(
        "by_unit",
        [Column("unit", _("主办单位"))],
        _OF_TASKS,
        [([unit or None], sums) for unit, sums in lines],
        total,
        title=_("按主办单位"),
        empty=_("没有在办的任务。"),
    )


def _station_table(stations: dict[str, Sums], total: Sums, selection: Selection) -> Table:
    lines = [([selection.unit_name(code)], sums) for code, sums in stations.items()]
    head = Column(STATION.key, _(STATION.label))
    return sums_table("by_station", [head], FIGURES, lines, total, title=_("按工作站"), empty=_("没有逾期。"))


class _Trouble(NamedTuple):
    """A task about which something is wrong: days overdue, days without news, since when its supervisor is gone."""

    row: TaskRow
    days_overdue: int | None
    days_silent: int | None
    left_on: str | None


def _tasks(selection: Selection) -> list[_Trouble]:
    """Give the tasks about which something is wrong: the longest overdue first, then the others."""
    is_silent, left_on = silence(selection), supervisors_left(selection)
    today = selection.today
    found = [
        _Trouble(
            row,
            days_since(row.due_last, today) if is_late(row, selection) else None,
            days_since(row.heard_last, today) if is_silent(row) else None,
            left_on(row),
        )
        for row in selection.tasks
    ]
    troubled = [one for one in found if one[1:] != (None, None, None)]
    return sorted(troubled, key=lambda one: (-(one.days_overdue or 0), -(one.days_silent or 0), one.row.id))


def _task_table(tasks: Sequence[_Trouble], selection: Selection) -> Table:
    columns = [
        Column("id", _("编码"), goes=4),
        Column("what", _("任务")),
        Column(STATION.key, _(STATION.label), goes=3),
        Column("lead", _("主办单位")),
        Column("due", _("完成期限"), goes=2),
        Column("days_overdue", _("逾期天数"), is_number=True),
        Column("days_silent", _("没有消息天数"), is_number=True),
        Column("presses", _("督办次数"), is_number=True),
        Column("press_level", _("最近督办"), goes=1),
        Column("supervisor", _("督办人")),
    ]
    rows = [_task_cells(one, selection) for one in tasks]
    return Table(
        "tasks", columns, rows, title=_("逐项"), empty=_("没有逾期、沉默或督办人离任的任务。"), headline="what"
    )


def _task_cells(one: _Trouble, selection: Selection) -> list[Value]:
    row = one.row
    supervisor = row.supervisor
    if one.left_on:
        supervisor = _("{name}（{day} 已离任）").format(name=row.supervisor, day=one.left_on)
    return [
        row.id,
        row.what,
        selection.unit_name(row.station),
        row.lead,
        partial(row.due),
        one.days_overdue or "",
        "" if one.days_silent is None else one.days_silent,
        row.presses,
        " ".join(part for part in (row.press_level, row.pressed_on) if part),
        supervisor,
    ]


def _other_table(selection: Selection) -> Table:
    """Give what is late beyond tasks, the longest first."""
    columns = [
        Column("id", _("编码"), goes=1),
        Column("kind", _("事项")),
        Column("topic", _("议题")),
        Column("unit", _("等谁")),
        Column("due", _("期限")),
        Column("days", _("过期天数"), is_number=True),
    ]
    titles = {row.id: row.title or row.id for row in selection.topics}
    lines = [
        *(_transfer_cells(row, titles, selection) for row in selection.transfers if is_transfer_late(row, selection)),
        *(_submission_cells(row, selection) for row in selection.topics if is_unanswered(row, selection)),
        *(_revisit_cells(row, selection) for row in selection.revisits if is_revisit_due(row, selection)),
    ]
    rows = [[*cells, days] for days, cells in sorted(lines, key=lambda line: (-line[0], str(line[1][0])))]
    return Table("others", columns, rows, title=_("其他过期事项"), empty=_("没有。"))


def _transfer_cells(row: TransferRow, titles: Mapping[str, str], selection: Selection) -> tuple[int, list[Value]]:
    unit = selection.unit_name(row.receiver)
    days = days_since(row.reply_last, selection.today) or 0
    return days, [row.id, _("移交未答复"), titles.get(row.topic, row.topic), unit, partial(row.reply_by)]


def _revisit_cells(row: RevisitRow, selection: Selection) -> tuple[int, list[Value]]:
    unit = selection.unit_name(row.station)
    days = days_since(row.due_last, selection.today) or 0
    return days, [row.id, _("回头看未做"), row.title or row.topic, unit, partial(row.due)]


def _submission_cells(row: TopicRow, selection: Selection) -> tuple[int, list[Value]]:
    allowed = selection.policy.adoption_answer_days
    days = (days_since(row.submitted_last, selection.today) or 0) - allowed
    return days, [row.id, _("报送未答复"), row.title or row.id, row.adoption_to, _("报送后 {n} 天").format(n=allowed)]


def _task_data(one: _Trouble) -> dict[str, object]:
    row = one.row
    return {
        "id": row.id,
        "topic": row.topic,
        "station": row.station,
        "what": row.what,
        "lead": row.lead,
        "supervisor": row.supervisor,
        "due": row.due,
        "days_overdue": one.days_overdue,
        "heard_last": row.heard_last,
        "days_silent": one.days_silent,
        "presses": row.presses,
        "press_level": row.press_level,
        "pressed_on": row.pressed_on,
        "supervisor_left_on": one.left_on,
    }


def _notes(selection: Selection) -> list[str]:
    notes = [
        _("在办任务是进行中的议题的任务；超过 {n} 天没有进展、暂停或交办消息的算沉默。").format(
            n=selection.policy.silent_days
        ),
        _("同一项任务可以又逾期又沉默，各算一次；期限只到月、到年的，过了最后一天才算逾期。"),
    ]
    dateless = sum(
        is_running(row) and row.state == TaskState.IN_PROGRESS and row.heard_last is None for row in selection.tasks
    )
    if dateless:
        notes.append(_("{n} 项在办任务没有任何日期，不知是否沉默，没有算。").format(n=dateless))
    if selection.period != (None, None):
        notes.append(_("这份报表看今天的情况，--from、--to、--year 对它不起作用。"))
    place = selection.station or selection.division
    return [*notes, *unreadable_notes(selection.unreadable), *([] if place is None else [selection_note(selection)])]
