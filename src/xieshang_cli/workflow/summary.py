"""Records in brief: the rows that lists and reports read instead of records."""

from collections.abc import Iterable, Sequence
from functools import cache

from xieshang_cli.findings import Finding
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.feedback import Survey
from xieshang_cli.model.organisation import Division, Station
from xieshang_cli.model.partial import Count, CountTotal, PartialDate
from xieshang_cli.model.records import AnyRecord, Records
from xieshang_cli.model.request import Request
from xieshang_cli.model.rows import RequestRow, ResearchRow, Row, SessionRow, TaskRow, TopicRow
from xieshang_cli.model.satisfaction import latest_survey, satisfaction
from xieshang_cli.model.session import Participant, Session
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.model.task import Task
from xieshang_cli.model.topic import Research, Topic
from xieshang_cli.model.vocabulary import Status, Step, TaskState
from xieshang_cli.rules.engine import catalogue
from xieshang_cli.workflow.gate import missing
from xieshang_cli.workflow.organisation_rows import (
    committee_rows,
    division_row,
    first_day,
    last_day,
    member_row,
    station_rows,
    supervision_rows,
    typed,
)


def rows_of(record: AnyRecord, records: Records, findings: Sequence[Finding] | None = None) -> list[Row]:  # noqa: PLR0911 - one for each kind
    """Give the row of a record, and of a topic its tasks' and research as well; of an organisation many.

    `findings` are those of `rules.engine.check` for this record, where it has run already.
    """
    match record:
        case Topic():
            topic_row = _topic_row(record, records, missing(record, records) if findings is None else findings)
            tasks = (_task_row(task, record) for task in record.tasks)
            return [topic_row, *tasks, *(_research_row(research, record) for research in record.research)]
        case Session():
            return [_session_row(record)]
        case Request():
            return [_request_row(record)]
        case Station():
            return station_rows(record)
        case Division():
            return [division_row(record)]
        case Committee():
            return committee_rows(record)
        case Member():
            return [member_row(record)]
        case Supervision():
            return supervision_rows(record)


def step_since(topic: Topic) -> str | None:
    """Give the day on which the topic came to the step it is in, as far as its events tell."""
    for event in reversed(topic.events):
        if event.step is not None:
            return event.on.text if event.on is not None and event.on.is_full else event.at[:10]
    return None


def scope_of(topic: Topic) -> str | None:
    """Give the level of a topic: its own, else the one decided on."""
    scope = topic.scope or (topic.decision.scope if topic.decision else None)
    return scope.value if scope else None


def _topic_row(topic: Topic, records: Records, findings: Iterable[Finding]) -> TopicRow:
    raised, decision = topic.raised, topic.decision
    pending = topic.pending_transfer
    sessions = records.sessions_of(topic.id)
    attendances = _attendances(sessions)
    agreements = [a.id for s in sessions for o in s.outcomes if o.topic == topic.id for a in o.agreements]
    running = [task for task in topic.tasks if task.is_running]
    due = min((task.due for task in running if task.due is not None), key=_latest, default=None)
    survey = latest_survey(topic.feedback.surveys) if topic.feedback else None
    share = satisfaction(survey, records.policy) if survey else None
    carried_out = topic.agreements_with_task
    return TopicRow(
        id=topic.id,
        number=topic.number,
        title=topic.title,
        station=topic.station,
        category=topic.category,
        channel=raised.channel,
        scope=scope_of(topic),
        pace=topic.pace,
        status=topic.status.value,
        step=topic.step.value,
        holder=topic.holder,
        pending_holder=pending.to if pending else None,
        raised_on=typed(raised.on),
        raised_from=first_day(raised.on),
        raised_until=last_day(raised.on),
        raised_by=raised.by,
        decided_on=typed(decision.on) if decision else None,
        step_since=step_since(topic),
        closed_on=_closed_on(topic),
        requests=len(raised.requests),
        sessions=len(sessions),
        attendances=attendances.number,
        attendances_approximate=attendances.approximate,
        attendances_unknown=attendances.unknown,
        attendances_typed=attendances.typed or None,
        agreements=len(agreements),
        agreements_open=sum(agreement not in carried_out for agreement in agreements),
        tasks=len(topic.tasks),
        tasks_done=sum(task.state is TaskState.DONE for task in topic.tasks),
        tasks_running=len(running),
        due=typed(due),
        due_last=last_day(due),
        issued=_count(survey, "issued"),
        collected=_count(survey, "collected"),
        satisfied=share.satisfied if share else None,
        collected_number=share.collected if share else None,
        waivers=len(topic.waivers),
        missing=_missing(topic, findings),
        text="\n".join(part for part in (topic.title, raised.text, topic.number) if part).lower(),
        claimed_by="\n".join(decision.claimed_by) if decision else "",
    )


def _session_row(session: Session) -> SessionRow:
    attendances = session.attendances()
    return SessionRow(
        id=session.id,
        station=session.station,
        topics=" ".join(session.topics),
        held_on=typed(session.held_on),
        held_from=first_day(session.held_on),
        held_until=last_day(session.held_on),
        place=session.place,
        form=session.form,
        host=session.host,
        recorder=session.recorder,
        attendances=attendances.number,
        attendances_approximate=attendances.approximate,
        attendances_unknown=attendances.unknown,
        attendances_typed=attendances.typed or None,
        agreements=sum(len(outcome.agreements) for outcome in session.outcomes),
        results=" ".join(dict.fromkeys(outcome.result.value for outcome in session.outcomes)),
        members=" ".join(_participation(person) for person in session.participants if person.member),
    )


def _participation(person: Participant) -> str:
    return f"{person.member}/{person.status.value}/{person.mode.value if person.mode else '-'}"


def _task_row(task: Task, topic: Topic) -> TaskRow:
    review_on = task.not_doing.review_on if task.not_doing else None
    return TaskRow(
        id=task.id,
        topic=topic.id,
        title=topic.title,
        station=topic.station,
        what=task.what,
        lead=task.lead,
        supervisor=task.supervisor,
        due=typed(task.due),
        due_last=last_day(task.due),
        state=task.state.value,
        review_on=typed(review_on),
        review_last=last_day(review_on),
        progressed_on=typed(max((note.on for note in task.progress), default=None)),
        topic_status=topic.status.value,
    )


def _research_row(research: Research, topic: Topic) -> ResearchRow:
    return ResearchRow(
        id=research.id,
        topic=topic.id,
        station=topic.station,
        on=typed(research.on),
        on_from=first_day(research.on),
        on_until=last_day(research.on),
        method=research.method,
        by="\n".join(research.by),
    )


def _request_row(request: Request) -> RequestRow:
    return RequestRow(
        id=request.id,
        station=request.id.split("-", 1)[0],
        on=typed(request.on),
        on_from=first_day(request.on),
        on_until=last_day(request.on),
        channel=request.channel,
        raised_by=request.by,
        text=request.text,
        person=request.person,
    )


def _attendances(sessions: Iterable[Session]) -> CountTotal:
    total = CountTotal()
    for session in sessions:
        total += session.attendances()
    return total


def _closed_on(topic: Topic) -> str | None:
    if topic.status is not Status.CLOSED:
        return None
    closing = next((event for event in reversed(topic.events) if event.action == "advance"), None)
    if closing is None:
        return None
    return str(closing.on or closing.at[:10])


def _missing(topic: Topic, findings: Iterable[Finding]) -> str:
    """Name the rules that keep the topic in its step. What a waiver covers until some day counts as covered."""
    if topic.status is not Status.OPEN:
        return ""
    guarding = _guarding(topic.step)
    codes = {f.code for f in findings if f.code in guarding and not f.waived and f.since is None}
    return " ".join(sorted(codes))


@cache
def _guarding(step: Step) -> frozenset[str]:
    return frozenset(
        rule.code for rule in catalogue().values() if rule.is_structural or (rule.is_gate and rule.step is step)
    )


def _count(survey: Survey | None, name: str) -> str | None:
    count: Count | None = getattr(survey, name) if survey else None
    return count.text if count else None


def _latest(day: PartialDate) -> tuple[object, object]:
    return (day.latest, day.earliest)
