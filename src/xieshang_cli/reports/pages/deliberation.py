"""The part of a topic's page about its sessions: outcomes, agreements with their tasks, opinions and dissent."""

from collections.abc import Sequence

from xieshang_cli.language import _
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Stance
from xieshang_cli.reports.document import Block, Column, Entries, Entry, Facts, Mark, Table, Value
from xieshang_cli.reports.pages.context import PageContext, facts
from xieshang_cli.reports.pages.tasks import task_entry


def deliberation(topic: Topic, context: PageContext) -> list[Block]:
    """Sessions, then every agreement with the tasks that carry it out, then tasks that stand alone."""
    sessions = context.records.sessions_of(topic.id)
    return [
        *_sessions(topic, sessions),
        *_agreements(topic, context),
        *_other_tasks(topic, context),
        *_opinions(topic, sessions),
        *_dissent(topic, sessions),
    ]


def _sessions(topic: Topic, sessions: Sequence[Session]) -> list[Block]:
    if not sessions:
        return []
    columns = [
        Column("round", _("轮次"), is_number=True),
        Column("held_on", _("协商日期")),
        Column("place", _("地点")),
        Column("host", _("主持人")),
        Column("attendances", _("参加人次"), is_number=True),
        Column("result", _("结果")),
        Column("id", _("编码")),
    ]
    rows = [_session_row(topic, session, position) for position, session in enumerate(sessions, 1)]
    return [Table("sessions", columns, rows, title=_("协商会"))]


def _session_row(topic: Topic, session: Session, position: int) -> list[Value]:
    outcome = session.outcome_for(topic.id)
    result = outcome.result if outcome else None
    return [position, session.held_on, session.place, session.host, session.attendances(), result, session.id]


def _agreements(topic: Topic, context: PageContext) -> list[Block]:
    made = context.records.agreements_of(topic.id)
    if not made:
        return []
    items = []
    for _session, agreement in made:
        tasks = [task_entry(topic, task, context) for task in topic.tasks if task.agreement == agreement.id]
        if tasks:
            items.append(Entry(agreement.text, note=agreement.id, children=tasks))
        else:
            command = f"xieshang task add --topic {topic.id} --agreement {agreement.id}"
            note = _("{id}，还没有任务").format(id=agreement.id)
            items.append(Entry(agreement.text, mark=Mark.MISSING, note=note, command=command))
    return [Entries("agreements", items, title=_("共识和任务"))]


def _other_tasks(topic: Topic, context: PageContext) -> list[Block]:
    known = {agreement.id for _session, agreement in context.records.agreements_of(topic.id)}
    tasks = [task_entry(topic, task, context) for task in topic.tasks if task.agreement not in known]
    return [Entries("other_tasks", tasks, title=_("其他任务"))] if tasks else []


def _opinions(topic: Topic, sessions: Sequence[Session]) -> list[Facts]:
    opinions = [
        opinion
        for session in sessions
        for opinion in session.opinions
        if opinion.topic == topic.id or (opinion.topic is None and session.topics == (topic.id,))
    ]
    if not opinions:
        return []
    stances = [opinion.stance for opinion in opinions]
    items: list[tuple[str, str, Value]] = [("total", _("合计"), len(opinions))]
    items += [(stance.value, _(stance.label), stances.count(stance)) for stance in Stance]
    items.append(("unknown", _("态度未记录"), stances.count(None)))
    return [facts("opinions", _("各方意见（条）"), items)]


def _dissent(topic: Topic, sessions: Sequence[Session]) -> list[Block]:
    kept = [
        Entry(reservation.text, note=session.id)
        for session in sessions
        for outcome in session.outcomes
        if outcome.topic == topic.id
        for reservation in outcome.reservations
    ]
    return [Entries("reservations", kept, title=_("保留意见"))] if kept else []
