"""A record as programs read it: everything stored, absent scalars null, absent lists empty, and what is computed."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from xieshang_cli.model.base import Strict
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.dated import holds_on
from xieshang_cli.model.identity import code_of, parent_code
from xieshang_cli.model.organisation import HEAD, Division, Station
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import Records
from xieshang_cli.model.request import Request
from xieshang_cli.model.rows import PostRow, StationRow
from xieshang_cli.model.session import Session
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.model.task import Task
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.reports.deadlines import days_since, is_overdue
from xieshang_cli.reports.roster import Vacancy, days_from, vacancies
from xieshang_cli.workflow.gate import missing
from xieshang_cli.workflow.organisation_rows import station_rows
from xieshang_cli.workflow.standing import scope_of, step_since
from xieshang_cli.workflow.turnout import turnout

Data = dict[str, Any]


def topic_data(topic: Topic, records: Records, today: date) -> Data:
    """Give a topic with everything computed: among it holder, sessions, agreements and what its gate waits for.

    Its `scope` is the one decided on where it has none of its own.
    """
    data = _stored(topic)
    data["scope"] = scope_of(topic)
    data["holder"] = topic.holder
    data["merged"] = [merged.id for merged in records.merged_into(topic.id)]
    data["split"] = [part.id for part in records.split_from(topic.id)]
    data["tasks"] = [_task(topic, task, today) for task in topic.tasks]
    data["sessions"] = [session.id for session in records.sessions_of(topic.id)]
    data["agreements"] = _agreements(topic, records)
    data["missing"] = [finding.as_data() for finding in records.placed(missing(topic, records, today))]
    data["days_in_step"] = days_in_step(topic, today)
    data["overdue"] = any(task_is_overdue(topic, task, today) for task in topic.tasks)
    return data


def session_data(session: Session, records: Records) -> Data:
    """Give a session with its round: which session it is on its topic; `rounds` says so for each of several topics.

    `turnout` tells apart those on the list: on site, remote, in writing, in attendance, excused, absent.
    """
    rounds = rounds_of(session, records)
    counted = asdict(turnout(session))
    return {**_stored(session), "round": rounds[session.topics[0]], "rounds": rounds, "turnout": counted}


def request_data(request: Request, records: Records) -> Data:
    """Give a request with the station that keeps it and the topics it became."""
    topics = [topic.id for topic in records.topics_of_request(request.id)]
    return {**_stored(request), "station": code_of(request.id), "topics": topics}


def task_data(topic: Topic, task: Task, today: date) -> Data:
    """Give a task with its state and the topic it belongs to."""
    return {**_task(topic, task, today), "topic": topic.id, "title": topic.title, "station": topic.station}


def station_data(station: Station, policy: Policy, day: date) -> Data:
    """Give a station with its roster of a day: who heads it, who holds which post, what stands vacant since when."""
    held = [post for post in station.posts if holds_on(post, day)]
    return {
        **_stored(station),
        "head": next((post.name for post in held if post.post == HEAD), None),
        "roster": [{**_stored(post), "days": days_from(str(post.from_ or ""), day)} for post in held],
        "vacancies": [vacancy._asdict() for vacancy in vacancies_of(station, policy, day)],
    }


def vacancies_of(station: Station, policy: Policy, day: date) -> list[Vacancy]:
    """Give the posts of a station that stand vacant on a day."""
    row, *rows = station_rows(station)
    assert isinstance(row, StationRow)
    return vacancies(row, [term for term in rows if isinstance(term, PostRow)], policy, day)


def division_data(division: Division) -> Data:
    """Give a division with the code of the one above."""
    return {**_stored(division), "parent": parent_code(division.code) or None}


def committee_data(committee: Committee) -> Data:
    """Give a committee with its level."""
    return {**_stored(committee), "level": committee.level.value}


def member_data(member: Member) -> Data:
    """Give a member with the code of the committee."""
    return {**_stored(member), "committee": member.committee}


def supervision_data(supervision: Supervision) -> Data:
    """Give what the leaders of a committee answer for and what visits found."""
    return _stored(supervision)


def plan_data(plan: Plan) -> Data:
    """Give a plan with its id."""
    return {**_stored(plan), "id": plan.id}


def days_in_step(topic: Topic, today: date) -> int | None:
    """How many days an open topic has been in its step; None when that is not recorded or it has ended."""
    return days_since(step_since(topic), today) if topic.status == Status.OPEN else None


def task_is_overdue(topic: Topic, task: Task, today: date) -> bool:
    """Whether a running task of an open topic is past every reading of its deadline."""
    is_running = topic.status == Status.OPEN and task.is_running
    return is_running and task.due is not None and is_overdue(task.due.latest, today)


def rounds_of(session: Session, records: Records) -> dict[str, int]:
    """Say for each topic which of its sessions this one is, from 1."""
    rounds = {}
    for topic in session.topics:
        ids = [held.id for held in records.sessions_of(topic)]
        rounds[topic] = ids.index(session.id) + 1 if session.id in ids else len(ids) + 1
    return rounds


def _task(topic: Topic, task: Task, today: date) -> Data:
    return {**_stored(task), "state": task.state.value, "overdue": task_is_overdue(topic, task, today)}


def _agreements(topic: Topic, records: Records) -> list[Data]:
    tasks = {task.agreement: task.id for task in reversed(topic.tasks) if task.agreement}
    return [
        {"id": agreement.id, "session": session.id, "text": agreement.text, "task": tasks.get(agreement.id)}
        for session, agreement in records.agreements_of(topic.id)
    ]


def _stored(part: Strict) -> Data:
    return {info.alias or name: _plain(getattr(part, name)) for name, info in type(part).model_fields.items()}


def _plain(value: object) -> Any:
    match value:
        case Strict():
            return _stored(value)
        case Count() if value.is_exact:
            return value.number
        case Count() | PartialDate() | Decimal() | StrEnum():
            return str(value)
        case tuple() | list():
            return [_plain(item) for item in value]
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case _:
            return value
