"""All records, read-only, with look-ups: what rules and reports see instead of files.

A record is found by the keys it provides. There is one look-up, `providing`; whoever watches it (the index does)
knows exactly which other records a finding depends on.
"""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from xieshang_cli.findings import Finding
from xieshang_cli.model.identity import number_form
from xieshang_cli.model.organisation import Division, Station
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.request import Request
from xieshang_cli.model.session import Agreement, Session
from xieshang_cli.model.topic import Topic

AnyRecord = Topic | Session | Request | Station | Division

KINDS: dict[type, str] = {
    Topic: "topic",
    Session: "session",
    Request: "request",
    Station: "station",
    Division: "division",
}
"""The kind of each record, as it stands in findings and JSON."""


def record_id(record: AnyRecord) -> str:
    """Give the id of any record; divisions go by their code."""
    return record.code if isinstance(record, Division) else record.id


def keys_of(record: AnyRecord) -> frozenset[str]:
    """Give the keys under which others can find the record."""
    keys = {f"{KINDS[type(record)]} {record_id(record)}"}
    match record:
        case Topic():
            if record.number:
                keys.add(_number_key(record.station, record.number))
            keys.update(f"topics-of-request {request}" for request in record.raised.requests)
            if record.merged_into:
                keys.add(f"merged-into {record.merged_into}")
            if record.split_from:
                keys.add(f"split-from {record.split_from}")
        case Session():
            keys.update(f"sessions-of-topic {topic}" for topic in record.topics)
        case _:
            pass
    return frozenset(keys)


class Records(ABC):
    """Look-ups over all records of an archive."""

    policy: Policy

    @abstractmethod
    def providing(self, key: str) -> Sequence[AnyRecord]:
        """Give the records that provide `key`, ordered by id."""

    def placed(self, findings: Sequence[Finding]) -> Sequence[Finding]:
        """Give findings about one topic with file and line, where records lie in files."""
        return findings

    def topic(self, topic_id: str) -> Topic | None:
        """Find a topic by its id."""
        return next((r for r in self.providing(f"topic {topic_id}") if isinstance(r, Topic)), None)

    def request(self, request_id: str) -> Request | None:
        """Find a request by its id."""
        return next((r for r in self.providing(f"request {request_id}") if isinstance(r, Request)), None)

    def station(self, code: str) -> Station | None:
        """Find a station by its code."""
        return next((r for r in self.providing(f"station {code}") if isinstance(r, Station)), None)

    def division(self, code: str) -> Division | None:
        """Find a division by its code."""
        return next((r for r in self.providing(f"division {code}") if isinstance(r, Division)), None)

    def sessions_of(self, topic_id: str) -> list[Session]:
        """Give the sessions that treat the topic, in the order they were held; undated ones last."""
        sessions = [r for r in self.providing(f"sessions-of-topic {topic_id}") if isinstance(r, Session)]
        return sorted(sessions, key=_when_held)

    def agreements_of(self, topic_id: str) -> list[tuple[Session, Agreement]]:
        """Give every agreement on the topic with the session that made it."""
        return [
            (session, agreement)
            for session in self.sessions_of(topic_id)
            for outcome in session.outcomes
            if outcome.topic == topic_id
            for agreement in outcome.agreements
        ]

    def topics_numbered(self, station: str, number: str) -> list[Topic]:
        """Give the topics of a station that carry the formal number; more than one is a fault."""
        return [r for r in self.providing(_number_key(station, number)) if isinstance(r, Topic)]

    def topics_of_request(self, request_id: str) -> list[Topic]:
        """Give the topics that grew out of a request."""
        return [r for r in self.providing(f"topics-of-request {request_id}") if isinstance(r, Topic)]

    def merged_into(self, topic_id: str) -> list[Topic]:
        """Give the topics that ended as part of this one."""
        return [r for r in self.providing(f"merged-into {topic_id}") if isinstance(r, Topic)]

    def split_from(self, topic_id: str) -> list[Topic]:
        """Give the topics made out of part of this one."""
        return [r for r in self.providing(f"split-from {topic_id}") if isinstance(r, Topic)]


class RecordSet(Records):
    """Records held in memory."""

    def __init__(self, records: Iterable[AnyRecord] = (), policy: Policy | None = None) -> None:
        self.policy = policy or Policy()
        self._by_key: dict[str, dict[str, AnyRecord]] = defaultdict(dict)
        for record in records:
            self.add(record)

    def add(self, record: AnyRecord) -> None:
        """Add a record; one of the same kind and id takes the place of the other."""
        for key in keys_of(record):
            self._by_key[key][record_id(record)] = record

    def providing(self, key: str) -> Sequence[AnyRecord]:
        """Give the records that provide `key`, ordered by id."""
        found = self._by_key.get(key)
        return [record for _, record in sorted(found.items())] if found else ()


def _number_key(station: str, number: str) -> str:
    return f"number {station} {number_form(number)}"


def _when_held(session: Session) -> tuple[date, str]:
    return (session.held_on.earliest if session.held_on else date.max, session.id)
