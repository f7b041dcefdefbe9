"""The page of a deadline: each day from the start to the end, and why it counts or does not."""

from xieshang_cli.language import N_, _
from xieshang_cli.model.task import Task
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.workdays import WorkCalendar
from xieshang_cli.reports.document import Block, Column, Document, Entries, Entry, Table
from xieshang_cli.reports.pages.context import PageContext, facts
from xieshang_cli.workflow.deadlines import CountedDay, Counting, Why, count_days

_WORDS = {
    Why.WORKDAY: N_("工作日"),
    Why.ADJUSTED: N_("周末调休上班"),
    Why.WEEKEND: N_("周末"),
    Why.HOLIDAY: N_("法定节假日"),
    Why.PAUSED: N_("暂停计时"),
}
_WEEKDAYS = (N_("周一"), N_("周二"), N_("周三"), N_("周四"), N_("周五"), N_("周六"), N_("周日"))


def deadline_page(topic: Topic, task: Task, context: PageContext) -> Document:
    """Count the deadline anew where it was given in working days; say what moved it."""
    counting = _counting(task, context)
    return Document(
        kind="deadline",
        title=_("任务 {id} 的期限").format(id=task.id),
        as_of=context.today,
        blocks=[_result(topic, task, counting), *deadline_moves(task), *_days(counting)],
        notes=_notes(task, counting),
        data=_data(task, counting),
    )


def deadline_moves(task: Task) -> list[Block]:
    """Give what moved the deadline: pauses and extensions, with who allowed them."""
    blocks: list[Block] = []
    if task.pauses:
        pauses = [
            Entry(
                _("{start} 起{end}：{reason}").format(
                    start=pause.from_,
                    end=_("，{day} 恢复").format(day=pause.until) if pause.until else _("，还没有恢复"),
                    reason=pause.reason,
                ),
                note=_("{name}批准").format(name=pause.approver),
            )
            for pause in task.pauses
        ]
        blocks.append(Entries("pauses", pauses, title=_("暂停计时")))
    if task.extensions:
        moved = [
            Entry(
                _("{on} 延至 {until}：{reason}").format(on=step.on, until=step.until, reason=step.reason),
                note=_("{name}批准").format(name=step.approver),
            )
            for step in task.extensions
        ]
        blocks.append(Entries("extensions", moved, title=_("延期")))
    return blocks


def _counting(task: Task, context: PageContext) -> Counting | None:
    if task.assigned_on is None or task.workdays is None:
        return None
    calendar = WorkCalendar(context.records.policy)
    return count_days(task.assigned_on.latest, task.workdays, calendar, task.pauses)


def _result(topic: Topic, task: Task, counting: Counting | None) -> Block:
    counted = counting.result.isoformat() if counting and counting.result else None
    return facts(
        "deadline",
        "",
        [
            ("topic", _("议题"), f"{topic.title or ''} {topic.id}".strip()),
            ("what", _("任务"), task.what),
            ("assigned_on", _("起算日期（当天不算）"), task.assigned_on),
            ("workdays", _("办理时限（工作日）"), task.workdays),
            ("counted", _("按工作日算到"), counted),
            ("original_due", _("原定期限"), task.original_due or task.due),
            ("due", _("现在的期限"), task.due),
        ],
    )


def _days(counting: Counting | None) -> list[Block]:
    if counting is None:
        return []
    columns = [
        Column("day", _("日期")),
        Column("weekday", _("星期")),
        Column("number", _("第几个工作日"), is_number=True),
        Column("why", _("说明")),
    ]
    rows = [
        [
            told.day.isoformat(),
            _(_WEEKDAYS[told.day.weekday()]),
            told.number if told.number is not None else "",
            _word(told),
        ]
        for told in counting.days
    ]
    return [Table("days", columns, rows, title=_("逐日"))]


def _word(told: CountedDay) -> str:
    word = _(_WORDS[told.why])
    return word if told.is_known else _("{word}（{year} 年放假安排未知）").format(word=word, year=told.day.year)


def _notes(task: Task, counting: Counting | None) -> list[str]:
    if counting is None:
        return [_("这项任务的期限是直接写明的日期，没有按工作日计算。")]
    notes = []
    if counting.result is None:
        notes.append(_("正在暂停计时，恢复以后才知道算到哪一天。"))
    elif task.due is not None and not task.extensions and counting.result != task.due.latest:
        notes.append(
            _("按现在的日历算到 {counted}，与记录的期限 {due} 不同。").format(
                counted=counting.result.isoformat(), due=task.due
            )
        )
    if counting.unknown_years:
        years = _("、").join(map(str, counting.unknown_years))
        notes.append(
            _("{years} 年的放假安排还没有公布，按周一至周五计算；公布后写进 calendar/年.yaml。").format(years=years)
        )
    return notes


def _data(task: Task, counting: Counting | None) -> dict[str, object]:
    return {
        "id": task.id,
        "assigned_on": str(task.assigned_on) if task.assigned_on else None,
        "workdays": task.workdays,
        "due": str(task.due) if task.due else None,
        "original_due": str(task.original_due) if task.original_due else None,
        "counted": counting.result.isoformat() if counting and counting.result else None,
        "unknown_years": list(counting.unknown_years) if counting else [],
        "days": [
            {"day": told.day.isoformat(), "number": told.number, "why": told.why.value, "known": told.is_known}
            for told in (counting.days if counting else ())
        ],
    }
