"""What is to be done at the county office: answer transfers, fill posts, keep to the plan, ask for answers."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from xieshang_cli.language import _
from xieshang_cli.model.identity import is_kept_in
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import PlannedTopicRow, PostRow, StationRow, TopicRow, TransferRow
from xieshang_cli.model.vocabulary import HEAD, Status
from xieshang_cli.reports.deadlines import is_due_soon, is_overdue, time_left
from xieshang_cli.reports.roster import Vacancy, vacancies
from xieshang_cli.reports.selection import Selection, is_open, last_day, partial
from xieshang_cli.reports.todo_item import Item, Role, Why
from xieshang_cli.workflow.next_actions import adopt_command, appoint_command, link_command, reply_command


def transfers_to_answer(selection: Selection, person: str | None = None) -> Iterator[Item]:
    """Give transfers to be answered, and answers to be passed on to the resident, by who can do so here and now."""
    topics = {row.id: row for row in selection.topics if is_open(row)}
    for row in sorted(selection.transfers, key=lambda row: (row.reply_last or "9999", row.topic, row.id)):
        topic = topics.get(row.topic)
        if topic is None or row.accepted_on is None or row.returned_on is not None or row.passed_on is not None:
            continue
        if person is not None and person != row.answers_resident:
            continue
        if row.replied_on is not None:
            if _is_here(row, row.sender, selection):
                yield _to_pass_on(row, topic)
        elif row.reply_by is not None and row.next_to_answer and _is_here(row, row.receiver, selection):
            yield _to_reply(row, topic, selection)


def posts_to_fill(selection: Selection) -> Iterator[Item]:
    """Give the stations with vacant posts; where a head's is vacant for longer than this place allows it is late."""
    held: dict[str, list[PostRow]] = defaultdict(list)
    for row in selection.posts:
        held[row.station].append(row)
    for station in sorted(selection.stations, key=lambda row: row.code):
        vacant = vacancies(station, held[station.code], selection.policy, selection.today)
        if vacant:
            yield _to_fill(station, vacant, selection.policy.head_vacancy_days)


def plan_to_keep(selection: Selection) -> Iterator[Item]:
    """Give what was planned for a month that has passed, and was not deliberated."""
    topics = {row.id: row for row in selection.topics if is_open(row)}
    for row in sorted(selection.planned_topics, key=lambda row: (row.month_last or "9999", row.id)):
        if row.dropped is None and is_overdue(last_day(row.month_last), selection.today):
            item = _planned_late(row, topics)
            if item:
                yield item


def answers_to_ask_for(selection: Selection) -> Iterator[Item]:
    """Give what was submitted to Party committee or government and is not answered; late after so many days."""
    for row in sorted(selection.topics, key=lambda row: (row.submitted_last or "", row.id)):
        goes_on = row.status in {Status.OPEN, Status.CLOSED}
        if row.submitted_last is None or row.adoption_result is not None or not goes_on:
            continue
        due = _day_after(date.fromisoformat(row.submitted_last), selection.policy.adoption_answer_days)
        late = is_overdue(due, selection.today)
        note = _("{day} 报送，没有答复").format(day=row.submitted_on)
        if late and due:
            note = _("{note}，{left}").format(note=note, left=time_left(PartialDate.of(due), selection.today))
        yield Item(
            why=Why.OVERDUE if late else Why.WAITING,
            id=row.id,
            topic=row.id,
            title=row.title,
            station=row.station,
            text=_("采纳情况：{title}（{to}）").format(
                title=row.title or row.id, to=row.adoption_to or _("机关未记录")
            ),
            note=note,
            command=f"xieshang topic adopt {row.id}",
            example=adopt_command(row.id),
            due=due.isoformat() if due else None,
            kind="adoption",
            roles=(Role.OFFICE,),
        )


def _to_fill(station: StationRow, vacant: Sequence[Vacancy], allowed: int) -> Item:
    first = vacant[0]
    late = first.post == HEAD and (first.days or 0) > allowed
    note = _("空缺 {n} 天").format(n=first.days) if first.days is not None else _("何时起空缺未记录")
    return Item(
        why=Why.OVERDUE if late else Why.VACANT,
        id=station.code,
        topic=None,
        title=None,
        station=station.code,
        text=_("{station}缺{posts}").format(station=station.name, posts=_("、").join(one.post for one in vacant)),
        note=note if len(vacant) == 1 else _("{post}{note}").format(post=first.post, note=note),
        command=f"xieshang station appoint {station.code} {first.post}",
        example=appoint_command(station.code, first.post),
        kind="post",
        roles=(Role.OFFICE,),
    )


def _is_here(row: TransferRow, unit: str, selection: Selection) -> bool:
    """Whether the unit works in the archive that is read."""
    return selection.archive is None or not row.offices or is_kept_in(selection.archive, unit, row.offices.split())


def _to_pass_on(row: TransferRow, topic: TopicRow) -> Item:
    return Item(
        why=Why.WAITING,
        id=row.id,
        topic=row.topic,
        title=topic.title,
        station=row.station,
        text=_("转告答复：{title}").format(title=topic.title or topic.id),
        note=_("{day} 答复，等{who}转告群众").format(day=row.replied_on, who=row.answers_resident or _("移交方")),
        command=f"xieshang feedback tell {row.topic}",
        example=_("xieshang feedback tell {topic} --to 提出人 --medium 当面").format(topic=row.topic),
        kind="transfer",
        roles=(Role.CLERK, Role.OFFICE),
    )


def _to_reply(row: TransferRow, topic: TopicRow, selection: Selection) -> Item:
    due = last_day(row.reply_last)
    why = Why.WAITING
    if is_overdue(due, selection.today):
        why = Why.OVERDUE
    elif is_due_soon(due, selection.today, selection.policy.due_soon_days):
        why = Why.DUE_SOON
    return Item(
        why=why,
        id=row.id,
        topic=row.topic,
        title=topic.title,
        station=row.station,
        text=_("答复移交：{title}（{sender} → {receiver}）").format(
            title=topic.title or topic.id,
            sender=selection.unit_name(row.sender),
            receiver=selection.unit_name(row.receiver),
        ),
        note=time_left(partial(row.reply_by), selection.today),
        command=f"xieshang topic reply {row.topic}",
        example=reply_command(row.topic),
        due=row.reply_by,
        kind="transfer",
        roles=(Role.OFFICE,),
    )


def _planned_late(row: PlannedTopicRow, topics: Mapping[str, TopicRow]) -> Item | None:
    """Say what is missing; nothing where the topic was deliberated, or has ended otherwise."""
    command, example = link_command(row.plan, row.id)
    note = _("计划 {month} 协商，还没有立为议题").format(month=row.month)
    if row.topic is not None:
        topic = topics.get(row.topic)
        if topic is None or topic.sessions:
            return None
        command = f"xieshang session new --topic {row.topic}"
        example = _("{command} --held-on 日期").format(command=command)
        note = _("计划 {month} 协商，还没有开会").format(month=row.month)
    return Item(
        why=Why.OVERDUE,
        id=row.id,
        topic=row.topic,
        title=row.title,
        station=row.division,
        text=_("年度计划：{title}").format(title=row.title),
        note=note,
        command=command,
        example=example,
        due=row.month,
        kind="plan",
        roles=(Role.OFFICE,),
    )


def _day_after(start: date, days: int) -> date | None:
    return start + timedelta(days=days) if days <= (date.max - start).days else None
