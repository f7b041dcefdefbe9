"""All records, read-only, with look-ups: what rules and reports see instead of files.

A record is found by the keys it provides. There is one look-up, `providing`; whoever watches it (the index does)
knows exactly which other records a finding depends on.
"""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from xieshang_cli.findings import Finding
from xieshang_cli.model.assigned import assigned_terms
from xieshang_cli.model.committee import Committee, Member, SpecialCommittee
from xieshang_cli.model.identity import number_form
from xieshang_cli.model.organisation import Assignment, Division, Post, Station
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.request import Request
from xieshang_cli.model.session import Agreement, Session
from xieshang_cli.model.supervision import Responsibility, Supervision, Visit, VisitFinding
from xieshang_cli.model.topic import Topic

AnyRecord = Topic | Session | Request | Station | Division | Committee | Member | Supervision | Plan

KINDS: dict[type, str] = {
    Topic: "topic",
    Session: "session",
    Request: "request",
    Station: "station",
    Division: "division",
    Committee: "committee",
    Member: "member",
    Supervision: "supervision",
    Plan: "plan",
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
            keys.add(f"sessions-of-station {record.station}")
        case Station():
            keys.update(f"assignments-of {assignment.who}" for assignment in record.assignments if assignment.who)
            keys.update(f"posts-of {post.member}" for post in record.posts if post.member)
        case Committee():
            keys.update(f"special-committee {special.id}" for special in record.special_committees)
        case Member():
            keys.add(f"member-named {record.committee} {record.name}")
            if record.number:
                keys.add(f"member-numbered {record.committee} {number_form(record.number)}")
        case Plan():
            keys.update(f"planned {planned.topic}" for planned in record.topics if planned.topic)
        case Supervision():
            keys.update(f"responsible-for {part.division}" for part in record.responsibilities)
            keys.update(f"findings-at {finding.station}" for _visit, finding in record.findings if finding.station)
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

    def session(self, session_id: str) -> Session | None:
        """Find a session by its id."""
        return next((r for r in self.providing(f"session {session_id}") if isinstance(r, Session)), None)

    def request(self, request_id: str) -> Request | None:
        """Find a request by its id."""
        return next((r for r in self.providing(f"request {request_id}") if isinstance(r, Request)), None)

    def station(self, code: str) -> Station | None:
        """Find a station by its code."""
        return next((r for r in self.providing(f"station {code}") if isinstance(r, Station)), None)

    def division(self, code: str) -> Division | None:
        """Find a division by its code."""
        return next((r for r in self.providing(f"division {code}") if isinstance(r, Division)), None)

    def committee(self, code: str) -> Committee | None:
        """Find a committee by the code of its division."""
        return next((r for r in self.providing(f"committee {code}") if isinstance(r, Committee)), None)

    def member(self, member_id: str) -> Member | None:
        """Find a member by id."""
        return next((r for r in self.providing(f"member {member_id}") if isinstance(r, Member)), None)

    def members_named(self, committee: str, name: str) -> list[Member]:
        """Give the members of a committee of that name; namesakes exist."""
        return [r for r in self.providing(f"member-named {committee} {name}") if isinstance(r, Member)]

    def members_numbered(self, committee: str, number: str) -> list[Member]:
        """Give the members of a committee with that card number; more than one is a fault."""
        key = f"member-numbered {committee} {number_form(number)}"
        return [r for r in self.providing(key) if isinstance(r, Member)]

    def special_committee(self, identity: str) -> SpecialCommittee | None:
        """Find a special committee by id."""
        holders = self.providing(f"special-committee {identity}")
        return next(
            (found for r in holders if isinstance(r, Committee) and (found := r.special_committee(identity))), None
        )

    def supervision(self, code: str) -> Supervision | None:
        """Find what the leaders of one committee answer for and found."""
        return next((r for r in self.providing(f"supervision {code}") if isinstance(r, Supervision)), None)

    def assignments_of(self, who: str) -> list[tuple[Station, Assignment]]:
        """Give every assignment, past ones included, of a member or a special committee."""
        stations = [r for r in self.providing(f"assignments-of {who}") if isinstance(r, Station)]
        return [(station, part) for station in stations for part in station.assignments if part.who == who]

    def posts_of(self, member_id: str) -> list[tuple[Station, Post]]:
        """Give every post at a station, past ones included, of a member."""
        stations = [r for r in self.providing(f"posts-of {member_id}") if isinstance(r, Station)]
        return [(station, post) for station in stations for post in station.posts if post.member == member_id]

    def assigned_terms_of(self, member_id: str) -> list[Assignment | Post]:
        """Give the terms, past ones included, by which a member is assigned to a station."""
        assignments = (part for _station, part in self.assignments_of(member_id))
        posts = (post for _station, post in self.posts_of(member_id))
        return [term for _who, term in assigned_terms(assignments, posts)]

    def responsible_for(self, division: str) -> list[tuple[Supervision, Responsibility]]:
        """Give who answers, or answered, for a division, with the record of their committee."""
        holders = [r for r in self.providing(f"responsible-for {division}") if isinstance(r, Supervision)]
        return [(holder, part) for holder in holders for part in holder.responsibilities if part.division == division]

    def plan(self, code: str, year: int | str) -> Plan | None:
        """Find the plan of a division and year."""
        return next((r for r in self.providing(f"plan {code}-{year}") if isinstance(r, Plan)), None)

    def plans_with(self, topic_id: str) -> list[Plan]:
        """Give the plans that name the topic."""
        return [r for r in self.providing(f"planned {topic_id}") if isinstance(r, Plan)]

    def findings_at(self, station: str) -> list[tuple[Visit, VisitFinding]]:
        """Give what visits found at a station, put right or not."""
        holders = [r for r in self.providing(f"findings-at {station}") if isinstance(r, Supervision)]
        return [pair for holder in holders for pair in holder.findings if pair[1].station == station]

    def sessions_of(self, topic_id: str) -> list[Session]:
        """Give the sessions that treat the topic, in the order they were held; undated ones last."""
        sessions = [r for r in self.providing(f"sessions-of-topic {topic_id}") if isinstance(r, Session)]
        return sorted(sessions, key=_when_held)

    def sessions_at(self, station: str) -> list[Session]:
        """Give the sessions that a station keeps, in the order they were held; undated ones last."""
        sessions = [r for r in self.providing(f"sessions-of-station {station}") if isinstance(r, Session)]
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
