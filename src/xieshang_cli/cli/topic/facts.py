"""What is known about a new topic, however it was said: by options, by answers at the terminal, or in a file."""

from dataclasses import dataclass
from typing import Any

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.people import keep_private
from xieshang_cli.cli.places import unit_code
from xieshang_cli.cli.recording import record_id, stamp
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.records import Records
from xieshang_cli.model.request import Request
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Level
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.building import rebuilt
from xieshang_cli.workflow.topics import new_topic


@dataclass(slots=True, kw_only=True)
class TopicFacts:
    """The first step of one topic, as far as somebody said it."""

    title: str | None = None
    station: str | None = None
    category: str | None = None
    channel: str | None = None
    pace: str | None = None
    scope: Level | None = None
    raised_on: PartialDate | None = None
    raised_by: str | None = None
    text: str | None = None
    affected: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    contact_name: str | None = None
    contact_phone: str | None = None
    id: str | None = None


def opened(env: Env, facts: TopicFacts, records: Records) -> Topic:
    """Make the topic, without writing anything."""
    station = unit_code(env, facts.station)
    requests = dict.fromkeys(env.archive.resolve(Kind.REQUEST, request) for request in facts.requests)
    said = {
        "on": facts.raised_on,
        "channel": facts.channel,
        "by": facts.raised_by,
        "text": facts.text,
        "affected": facts.affected or None,
        "requests": tuple(requests),
    }
    only = records.request(next(iter(requests))) if len(requests) == 1 else None
    raised = _raised_as(only) | {name: fact for name, fact in said.items() if fact is not None}
    return new_topic(
        record_id(env, Kind.TOPIC, facts.id, station, facts.raised_on),
        station,
        raised,
        records,
        stamp(env),
        title=facts.title,
        category=facts.category,
        pace=facts.pace,
        scope=facts.scope,
    )


def with_contact(env: Env, topic: Topic, facts: TopicFacts) -> Topic:
    """Put who raised it where it belongs: name and phone into the private register, a reference into the topic."""
    if not (facts.contact_name or facts.contact_phone):
        return topic
    person = keep_private(env, topic.id, name=facts.contact_name, phone=facts.contact_phone)
    return rebuilt(topic, raised=rebuilt(topic.raised, person=person))


def _raised_as(request: Request | None) -> dict[str, Any]:
    """A topic that grew out of a single request was raised as that was, where nothing else is said."""
    if request is None:
        return {}
    facts = {
        "on": request.on, "channel": request.channel, "by": request.by, "person": request.person, "text": request.text,
    }  # fmt: skip
    return {name: fact for name, fact in facts.items() if fact is not None}
