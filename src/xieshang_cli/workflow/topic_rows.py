"""A topic in brief: its row, and those of its tasks, research, transfers, surveys, revisits and files."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from xieshang_cli.findings import Finding
from xieshang_cli.model.feedback import Revisit, Survey
from xieshang_cli.model.partial import Count, CountTotal, PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import Records
from xieshang_cli.model.rows import ResearchRow, RevisitRow, Row, SurveyRow, TaskRow, TopicRow, TransferRow
from xieshang_cli.model.satisfaction import latest_survey, latest_surveys, satisfaction
from xieshang_cli.model.session import Session
from xieshang_cli.model.task import Task
from xieshang_cli.model.topic import Research, Topic
from xieshang_cli.model.transfer import Transfer
from xieshang_cli.model.vocabulary import Status, TaskState
from xieshang_cli.rules.checking import codes_guarding
from xieshang_cli.workflow.evidence_rows import evidence_rows
from xieshang_cli.workflow.gate import missing
from xieshang_cli.workflow.organisation_rows import first_day, last_day, typed
from xieshang_cli.workflow.standing import closed_on, next_to_answer, passed_on, scope_of, step_since


def topic_rows(topic: Topic, records: Records, findings: Sequence[Finding] | None = None) -> list[Row]:
    """Give the row of a topic, and one for each task, research, transfer, survey, revisit and file.

    `findings` are those of `rules.checking.check` for this record, where it has run already.
    """
    surveys = topic.feedback.surveys if topic.feedback else ()
    revisits = topic.feedback.revisits if topic.feedback else ()
    latest = dict(latest_surveys(surveys))
    held = [session.held_on.latest for session in records.sessions_of(topic.id) if session.held_on]
    return [
        _topic_row(topic, records, missing(topic, records) if findings is None else findings),
        *(_task_row(task, topic, held) for task in topic.tasks),
        *(_research_row(research, topic) for research in topic.research),
        *(_transfer_row(transfer, topic, records.policy) for transfer in topic.transfers),
        *(
            _survey_row(survey, topic, records.policy, is_latest=place in latest)
            for place, survey in enumerate(surveys)
        ),
        *(_revisit_row(revisit, topic) for revisit in revisits),
        *evidence_rows(topic),
    ]


def _topic_row(topic: Topic, records: Records, findings: Iterable[Finding]) -> TopicRow:
    raised, decision, adoption = topic.raised, topic.decision, topic.adoption
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
        closed_on=closed_on(topic),
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
        adoption_result=adoption.result.value if adoption and adoption.result else None,
        adoption_to=adoption.to if adoption else None,
        adoption_number=adoption.document_number if adoption else None,
        submitted_on=typed(adoption.submitted_on) if adoption else None,
        submitted_last=last_day(adoption.submitted_on) if adoption else None,
        answered_on=typed(adoption.on) if adoption else None,
        told=bool(topic.feedback and topic.feedback.told),
        published=bool(topic.feedback and topic.feedback.published),
        reopened=sum(event.action == "reopen" for event in topic.events),
        by_letter=int(pending is not None and pending.envelope is not None),
    )


def _task_row(task: Task, topic: Topic, held: Sequence[date]) -> TaskRow:
    review_on = task.not_doing.review_on if task.not_doing else None
    heard = task.heard_of(held)
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
        assigned_on=typed(task.assigned_on),
        workdays=task.workdays,
        original_due=typed(task.original_due),
        original_last=last_day(task.original_due or task.due),
        extensions=len(task.extensions),
        presses=len(task.presses),
        press_level=task.presses[-1].level if task.presses else None,
        pressed_on=typed(task.presses[-1].on) if task.presses else None,
        claimed_on=typed(task.claim.on) if task.claim else None,
        claimed_from=first_day(task.claim.on) if task.claim else None,
        confirmed_on=typed(task.confirmation.on) if task.confirmation else None,
        agreement=task.agreement,
        pace=topic.pace,
        heard_last=heard.isoformat() if heard else None,
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


def _transfer_row(transfer: Transfer, topic: Topic, policy: Policy) -> TransferRow:
    return TransferRow(
        id=transfer.id,
        topic=topic.id,
        station=topic.station,
        sender=transfer.from_,
        receiver=transfer.to,
        on=transfer.on.text,
        on_from=transfer.on.earliest.isoformat(),
        reply_by=typed(transfer.reply_by),
        reply_last=last_day(transfer.reply_by),
        accepted_on=typed(transfer.accepted_on),
        returned_on=typed(transfer.returned_on),
        replied_on=typed(transfer.replied_on),
        passed_on=typed(passed_on(transfer, topic, policy)),
        answers_resident=transfer.answers_resident,
        next_to_answer=int(transfer == next_to_answer(topic)),
        offices=" ".join(sorted(topic.offices_by_letter)),
    )


def _survey_row(survey: Survey, topic: Topic, policy: Policy, *, is_latest: bool) -> SurveyRow:
    share = satisfaction(survey, policy)
    return SurveyRow(
        topic=topic.id,
        station=topic.station,
        on=typed(survey.on),
        on_from=first_day(survey.on),
        on_until=last_day(survey.on),
        about=survey.about.value,
        issued=_count(survey, "issued"),
        collected=_count(survey, "collected"),
        answers=json.dumps(survey.answers, ensure_ascii=False),
        satisfied=share.satisfied if share else None,
        collected_number=share.collected if share else None,
        latest=is_latest,
    )


def _revisit_row(revisit: Revisit, topic: Topic) -> RevisitRow:
    return RevisitRow(
        id=revisit.id,
        topic=topic.id,
        title=topic.title,
        station=topic.station,
        due=revisit.due.text,
        due_last=revisit.due.latest.isoformat(),
        on=typed(revisit.on),
        result=revisit.result.value if revisit.result else None,
        by=revisit.by,
        topic_status=topic.status.value,
    )


def _attendances(sessions: Iterable[Session]) -> CountTotal:
    total = CountTotal()
    for session in sessions:
        total += session.attendances()
    return total


def _missing(topic: Topic, findings: Iterable[Finding]) -> str:
    """Name the rules that keep the topic in its step. What a waiver covers until some day counts as covered."""
    if topic.status is not Status.OPEN:
        return ""
    guarding = codes_guarding(topic.step)
    codes = {f.code for f in findings if f.code in guarding and not f.waived and f.since is None}
    return " ".join(sorted(codes))


def _count(survey: Survey | None, name: str) -> str | None:
    count: Count | None = getattr(survey, name) if survey else None
    return count.text if count else None


def _latest(day: PartialDate) -> tuple[object, object]:
    return (day.latest, day.earliest)
