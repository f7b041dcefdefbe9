"""The handover pack (工作交接清单): all that whoever takes over a station must know on the first day."""

from collections.abc import Iterator, Sequence

from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import TaskRow, TopicRow
from xieshang_cli.model.vocabulary import STEPS
from xieshang_cli.reports.deadlines import is_overdue, time_left
from xieshang_cli.reports.document import Block, Column, Document, Entries, Entry, Mark, Paragraph, Table, Value
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.pages.context import facts
from xieshang_cli.reports.papers.dates import on_paper
from xieshang_cli.reports.papers.handing import WEEK, Handing, first_week, running
from xieshang_cli.reports.papers.handover_data import pack_counts, pack_data
from xieshang_cli.reports.papers.handover_people import Contact, contacts
from xieshang_cli.reports.papers.money import money_of
from xieshang_cli.reports.roster_days import on_day
from xieshang_cli.reports.selection import is_open, last_day, partial
from xieshang_cli.workflow.next_actions import resolve_command


def handover_pack(handing: Handing) -> Document:
    """Make the paper; every open thing stands in it, whoever answers for it."""
    money = money_of(handing.tasks)
    people = contacts(handing.station, handing.handover.from_, handing.rows, handing.day)
    return Document(
        kind="handover",
        title=_("{station}{post}工作交接清单").format(station=handing.station.name, post=handing.handover.post),
        as_of=handing.rows.today,
        blocks=[
            _parties(handing),
            _first_week_block(handing),
            _topics(handing),
            *_tasks(handing),
            _findings(handing),
            _people(people, handing),
            *_places(handing),
            facts("money", _("资金"), money.facts()),
            Entries(
                "work_rules",
                [Entry(text) for text in handing.station.work_rules],
                title=_("本站工作制度"),
                empty=_("没有记录工作制度。"),
            ),
            Paragraph(
                _("移交人（签字）：＿＿＿＿　接交人（签字）：＿＿＿＿　监交人（签字）：＿＿＿＿　日期：＿＿＿＿")
            ),
        ],
        notes=[*_notes(handing), *unreadable_notes(handing.rows.unreadable)],
        counts=pack_counts(handing),
        data=pack_data(handing, money, people),
        is_paper=True,
    )


def _parties(handing: Handing) -> Block:
    handover = handing.handover
    items: list[tuple[str, str, Value]] = [
        ("station", _("工作站"), handing.station.name),
        ("post", _("职务"), handover.post),
        ("from", _("移交人"), handover.from_),
        ("to", _("接交人"), handover.to),
        ("on", _("移交日期"), on_paper(handover.on)),
        ("handed", _("移交事项"), len(handover.items)),
    ]
    if handover.note:
        items.append(("note", _("说明"), handover.note))
    return facts("handover", "", items)


def _first_week_block(handing: Handing) -> Block:
    today = handing.rows.today
    entries = [
        Entry(
            due.text,
            mark=Mark.ERROR if is_overdue(due.last, today) else Mark.WARNING,
            note=time_left(partial(due.due), today),
            command=due.command,
        )
        for due in first_week(handing)
    ]
    end = on_paper(handing.day + WEEK)
    return Entries(
        "first_week",
        entries,
        title=_("第一周要办的（到{day}为止到期和已经逾期的）").format(day=end),
        empty=_("这一周没有到期或逾期的事项。"),
    )


def _topics(handing: Handing) -> Block:
    entries = []
    for step in STEPS:
        rows = [row for row in handing.rows.topics if is_open(row) and row.step == step]
        if rows:
            label = _("{step}：{n} 个").format(step=handing.rows.policy.label(step), n=len(rows))
            rows.sort(key=lambda row: (row.due_last or "9999", row.id))
            entries.append(Entry(label, children=[_topic_entry(row, handing) for row in rows]))
    return Entries("topics", entries, title=_("未办结的议题"), empty=_("没有未办结的议题。"))


def _topic_entry(row: TopicRow, handing: Handing) -> Entry:
    action = handing.actions.get(row.id)
    parts = [row.number] if row.number else []
    if row.due:
        parts.append(time_left(partial(row.due), handing.rows.today))
    if row.holder != handing.station.code:
        parts.append(_("现由{unit}办理").format(unit=handing.rows.unit_name(row.holder)))
    if action is not None:
        parts.append(_("下一步：{text}").format(text=action.text))
    late = is_overdue(last_day(row.due_last), handing.rows.today)
    return Entry(
        row.title or row.id,
        mark=Mark.ERROR if late else Mark.CURRENT,
        note=_("，").join(parts),
        command=action.command if action else "",
    )


def _tasks(handing: Handing) -> list[Block]:
    today = handing.rows.today
    there = running(handing)
    late = [row for row in there if is_overdue(last_day(row.due_last), today)]
    others = [row for row in there if row not in late]
    return [
        _task_table("overdue", _("已逾期的任务"), _("没有逾期的任务。"), late, handing),
        _task_table("tasks", _("在办的承诺和任务"), _("没有其他在办的任务。"), others, handing),
    ]


def _task_table(key: str, title: str, empty: str, rows: Sequence[TaskRow], handing: Handing) -> Block:
    columns = [
        Column("id", _("编码")),
        Column("what", _("任务")),
        Column("topic", _("议题")),
        Column("lead", _("主办单位")),
        Column("supervisor", _("督办人")),
        Column("due", _("完成期限")),
        Column("left", _("时限")),
    ]
    cells = [
        [row.id, row.what, row.title or row.topic, row.lead, row.supervisor, partial(row.due), _left(row, handing)]
        for row in rows
    ]
    return Table(key, columns, cells, title=title, empty=empty)


def _left(row: TaskRow, handing: Handing) -> str:
    return time_left(partial(row.due), handing.rows.today)


def _findings(handing: Handing) -> Block:
    today = handing.rows.today
    entries = [
        Entry(
            row.text,
            mark=Mark.ERROR if is_overdue(last_day(row.due_last), today) else Mark.CURRENT,
            note=time_left(partial(row.due), today),
            command=resolve_command(row.id),
        )
        for row in sorted(handing.rows.visit_findings, key=lambda row: (row.due_last or "9999", row.id))
        if row.put_right_on is None
    ]
    return Entries("findings", entries, title=_("督导发现、尚未整改的问题"), empty=_("没有尚未整改的问题。"))


def _people(people: Sequence[Contact], handing: Handing) -> Block:
    columns = [Column("group", _("关系")), Column("name", _("姓名")), Column("what", _("职务或单位"))]
    rows: list[list[Value]] = [[who.group, who.name, who.what] for who in people]
    known = handing.rows.contacts
    if known is not None:
        columns.append(Column("phone", _("电话")))
        rows = [[*row, known.get(who.member or "", (None, None))[0]] for row, who in zip(rows, people, strict=True)]
    return Table("contacts", columns, rows, title=_("要联系的人"), empty=_("没有记录联系人。"))


def _places(handing: Handing) -> Iterator[Block]:
    rooms = [
        Entry(
            row.name or row.place or handing.rows.place_name(row.division),
            mark=Mark.WARNING if row.unmet or not row.checked_on else Mark.DONE,
            note=_room_note(row.unmet, row.checked_on),
        )
        for row in on_day(handing.rows.rooms, handing.day)
    ]
    yield Entries("rooms", rooms, title=_("协商议事室"), empty=_("没有记录协商议事室。"))
    councils = [
        Entry(
            row.name or handing.rows.place_name(row.division),
            note=_("{since}起").format(since=on_paper(PartialDate(row.since))) if row.since else _("任期未记录"),
        )
        for row in on_day(handing.rows.councils, handing.day)
    ]
    yield Entries("councils", councils, title=_("协商议事会"), empty=_("没有记录协商议事会。"))


def _room_note(unmet: str | None, checked_on: str | None) -> str:
    if checked_on is None:
        return _("没有检查过")
    day = on_paper(PartialDate(checked_on))
    if not unmet:
        return _("{day}检查，都已达到").format(day=day)
    return _("{day}检查，未达到：{points}").format(day=day, points=_("、").join(unmet.splitlines()))


def _notes(handing: Handing) -> list[str]:
    code, day = handing.station.code, on_paper(handing.rows.today)
    notes = [_("工作站代码：{code}；情况截至{day}。").format(code=code, day=day)]
    notes += [] if handing.is_recorded else [_("这是试做的清单，没有登记移交。")]
    if handing.rows.contacts is None:
        notes.append(_("电话不入 git，加 --private 才印在清单上。"))
    return notes
