"""Records in brief: one flat row each, for lists and reports. The index stores them as columns.

Kept free of pydantic and made of named tuples, so that a list of thousands starts quickly.
Dates that order or filter are ISO text of the first (`…_from`) or last day they can mean, beside the date as typed.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple


class TopicRow(NamedTuple):
    """One topic. `due` is the earliest deadline of a task still running; `missing` the codes its gate waits for."""

    id: str
    number: str | None
    title: str | None
    station: str
    category: str | None
    channel: str | None
    scope: str | None
    pace: str | None
    status: str
    step: str
    holder: str
    pending_holder: str | None
    raised_on: str | None
    raised_from: str | None
    raised_until: str | None
    raised_by: str | None
    decided_on: str | None
    step_since: str | None
    closed_on: str | None
    requests: int
    sessions: int
    attendances: int
    attendances_approximate: int
    attendances_unknown: int
    agreements: int
    agreements_open: int
    tasks: int
    tasks_done: int
    tasks_running: int
    due: str | None
    due_last: str | None
    issued: str | None
    collected: str | None
    satisfied: int | None
    collected_number: int | None
    waivers: int
    missing: str
    text: str
    attendances_typed: str | None = None
    claimed_by: str = ""
    """Who claimed it, one a line: names or ids of members."""
    adoption_result: str | None = None
    adoption_to: str | None = None
    adoption_number: str | None = None
    submitted_on: str | None = None
    submitted_last: str | None = None
    answered_on: str | None = None
    told: int = 0
    published: int = 0
    reopened: int = 0
    by_letter: int = 0
    """1 while a transfer waits for a receiver who has an archive of its own and takes it from there."""


class StandingRow(NamedTuple):
    """Where a topic stands: the columns of its `TopicRow` that a question about every topic asks for."""

    id: str
    station: str
    status: str
    step: str
    step_since: str | None
    due_last: str | None
    waivers: int


class TopicNameRow(NamedTuple):
    """What a topic goes by: of its `TopicRow`."""

    id: str
    number: str | None
    title: str | None


class SessionRow(NamedTuple):
    """One session."""

    id: str
    station: str
    topics: str
    held_on: str | None
    held_from: str | None
    held_until: str | None
    place: str | None
    form: str | None
    host: str | None
    recorder: str | None
    attendances: int
    attendances_approximate: int
    attendances_unknown: int
    agreements: int
    results: str
    attendances_typed: str | None = None
    members: str = ""
    """Members named among the participants: `<member id>/<status>/<mode>`, separated by blanks; `-` for no mode."""
    planned_for: str | None = None
    planned_from: str | None = None
    notice_on: str | None = None
    by_role: str = "{}"
    """JSON: role to attendances as typed; those counted, else those named."""
    remote: int = 0
    written: int = 0
    people: str = ""
    """Who took part by name, one a line as `key/role`; the key is a member's id, a person's reference, or a name."""
    principal_leaders: int = 0
    start: str | None = None


class TaskRow(NamedTuple):
    """One task of a topic; `due_last` is the last day the deadline can mean."""

    id: str
    topic: str
    title: str | None
    station: str
    what: str
    lead: str | None
    supervisor: str | None
    due: str | None
    due_last: str | None
    state: str
    review_on: str | None
    review_last: str | None
    progressed_on: str | None
    topic_status: str
    assigned_on: str | None = None
    workdays: int | None = None
    original_due: str | None = None
    original_last: str | None = None
    """The last day of the first deadline, which is the only one where it was never moved."""
    extensions: int = 0
    presses: int = 0
    press_level: str | None = None
    pressed_on: str | None = None
    claimed_on: str | None = None
    claimed_from: str | None = None
    confirmed_on: str | None = None
    agreement: str | None = None
    pace: str | None = None
    heard_last: str | None = None
    """The last day something was heard of it."""


class RequestRow(NamedTuple):
    """One resident's request."""

    id: str
    station: str
    on: str | None
    on_from: str | None
    on_until: str | None
    channel: str | None
    raised_by: str | None
    text: str
    person: str | None


class ResearchRow(NamedTuple):
    """One piece of research for a topic; `by` are names or ids of members, one a line."""

    id: str
    topic: str
    station: str
    on: str | None
    on_from: str | None
    on_until: str | None
    method: str | None
    by: str


class TransferRow(NamedTuple):
    """One transfer of a topic."""

    id: str
    topic: str
    station: str
    sender: str
    receiver: str
    on: str
    on_from: str
    reply_by: str | None
    reply_last: str | None
    accepted_on: str | None
    returned_on: str | None
    replied_on: str | None
    passed_on: str | None
    answers_resident: str | None
    next_to_answer: int = 1
    """Whether no later transfer of the topic has to be answered before this one can be."""
    offices: str = ""
    """The units between which the topic went by letter, each with an archive of its own."""


class SurveyRow(NamedTuple):
    """One satisfaction survey; `answers` is JSON, answer to forms."""

    topic: str
    station: str
    on: str | None
    on_from: str | None
    on_until: str | None
    about: str
    issued: str | None
    collected: str | None
    answers: str
    satisfied: int | None
    collected_number: int | None
    latest: int = 1
    """Whether no later survey about the same makes up for it."""


class EvidenceRow(NamedTuple):
    """One file that a topic or a session names, by its `place`; `field` is where in the record."""

    record: str
    kind: str
    field: str
    station: str
    place: str
    sha256: str | None
    size: int | None


class RevisitRow(NamedTuple):
    """One revisit, due or made."""

    id: str
    topic: str
    title: str | None
    station: str
    due: str
    due_last: str
    on: str | None
    result: str | None
    by: str | None = None
    topic_status: str = ""


class PlanRow(NamedTuple):
    """One yearly plan, and the last stage it came to."""

    id: str
    division: str
    year: int
    stage: str | None
    stage_on: str | None
    proposals: int
    topics: int


class PlannedTopicRow(NamedTuple):
    """One matter of a yearly plan."""

    id: str
    plan: str
    division: str
    year: int
    title: str
    month: str | None
    month_last: str | None
    level: str | None
    form: str | None
    lead: str | None
    topic: str | None
    dropped: str | None


class StationRow(NamedTuple):
    """One station. `head` is who was appointed last; who headed it on another day is asked of the posts."""

    code: str
    name: str
    founded_on: str | None
    head: str | None
    founded_from: str | None = None
    guidance: str | None = None
    leadership: str | None = None


class DivisionRow(NamedTuple):
    """One division."""

    code: str
    name: str
    kind: str
    joined: str | None
    joined_from: str | None = None
    stage: str | None = None


class CommitteeRow(NamedTuple):
    """One CPPCC committee."""

    code: str
    name: str
    term: str | None


class SpecialCommitteeRow(NamedTuple):
    """One special committee. Of what is dated, `since` and `until` are as typed, `first` and `end` the days meant."""

    id: str
    committee: str
    name: str
    since: str | None
    first: str | None
    until: str | None
    end: str | None


class LeaderRow(NamedTuple):
    """One term in a leading post of a committee."""

    member: str
    committee: str
    name: str
    post: str
    since: str | None
    first: str | None
    until: str | None
    end: str | None


class MemberRow(NamedTuple):
    """One member; a member from `first` on until before `end`."""

    id: str
    committee: str
    name: str
    number: str | None
    circle: str | None
    party: str | None
    employer: str | None
    position: str | None
    public_official: str | None
    gender: str | None
    ethnic_group: str | None
    lives_in: str | None
    since: str | None
    first: str | None
    until: str | None
    end: str | None
    co_opted_on: str | None


class MembershipRow(NamedTuple):
    """Who is a member when: the columns of its `MemberRow` that a question about every member asks for."""

    id: str
    committee: str
    first: str | None
    end: str | None


class PostRow(NamedTuple):
    """One term in a post of a station."""

    station: str
    post: str
    name: str
    member: str | None
    party_post: str | None
    since: str | None
    first: str | None
    until: str | None
    end: str | None
    co_option_due: str | None


class PostingRow(NamedTuple):
    """Who holds a post of a station, of a term: what coverage needs."""

    station: str
    member: str | None
    first: str | None
    end: str | None


class AssignmentRow(NamedTuple):
    """One assignment of a member or a special committee, by id, to a station."""

    station: str
    who: str
    since: str | None
    first: str | None
    until: str | None
    end: str | None


class CouncilRow(NamedTuple):
    """One term of a council; `composition` is JSON, category to count as typed."""

    id: str
    station: str
    division: str
    name: str | None
    composition: str
    since: str | None
    first: str | None
    until: str | None
    end: str | None


class RoomRow(NamedTuple):
    """One room; the last check's day, and the points not met, one a line."""

    id: str
    station: str
    division: str
    name: str | None
    place: str | None
    since: str | None
    first: str | None
    until: str | None
    end: str | None
    checked_on: str | None
    unmet: str | None


class DutyRow(NamedTuple):
    """Members on duty on one day; `members` are names or ids, one a line."""

    station: str
    on: str
    on_from: str
    members: str
    kind: str | None
    visitors: str | None


class HandoverRow(NamedTuple):
    """One handover of a post; `responsible` is JSON, what was accepted to who answers for it."""

    id: str
    station: str
    post: str
    giver: str
    taker: str
    on: str
    on_from: str
    items: int
    accepted_on: str | None
    accepted_from: str | None = None
    withdrawn_on: str | None = None
    responsible: str = "{}"


class ResponsibilityRow(NamedTuple):
    """A leader of a committee answers for a division."""

    division: str
    committee: str
    name: str
    member: str | None
    since: str | None
    first: str | None
    until: str | None
    end: str | None


class VisitRow(NamedTuple):
    """One visit; `stations` are codes separated by blanks, `by` names or ids, one a line."""

    id: str
    committee: str
    on: str
    on_from: str
    by: str
    stations: str
    findings: int


class VisitFindingRow(NamedTuple):
    """One thing a visit found; `due_last` is the last day the deadline can mean."""

    id: str
    visit: str
    committee: str
    station: str | None
    found_on: str
    text: str
    due: str | None
    due_last: str | None
    put_right_on: str | None


Row = (
    TopicRow
    | StandingRow
    | TopicNameRow
    | SessionRow
    | TaskRow
    | RequestRow
    | ResearchRow
    | TransferRow
    | SurveyRow
    | RevisitRow
    | EvidenceRow
    | PlanRow
    | PlannedTopicRow
    | StationRow
    | DivisionRow
    | CommitteeRow
    | SpecialCommitteeRow
    | LeaderRow
    | MemberRow
    | MembershipRow
    | PostRow
    | PostingRow
    | AssignmentRow
    | CouncilRow
    | RoomRow
    | DutyRow
    | HandoverRow
    | ResponsibilityRow
    | VisitRow
    | VisitFindingRow
)
EXTRACTS: Mapping[type[tuple[Any, ...]], str] = {
    StandingRow: "topics",
    TopicNameRow: "topics",
    MembershipRow: "members",
    PostingRow: "posts",
}
"""Kinds of row that are read from the table of another kind."""

ROWS: Mapping[type[tuple[Any, ...]], str] = {
    TopicRow: "topics",
    SessionRow: "sessions",
    TaskRow: "tasks",
    RequestRow: "requests",
    StationRow: "stations",
    DivisionRow: "divisions",
    ResearchRow: "research",
    TransferRow: "transfers",
    SurveyRow: "surveys",
    RevisitRow: "revisits",
    EvidenceRow: "evidence",
    PlanRow: "plans",
    PlannedTopicRow: "planned_topics",
    CommitteeRow: "committees",
    SpecialCommitteeRow: "special_committees",
    LeaderRow: "leaders",
    MemberRow: "members",
    PostRow: "posts",
    AssignmentRow: "assignments",
    CouncilRow: "councils",
    RoomRow: "rooms",
    DutyRow: "duties",
    HandoverRow: "handovers",
    ResponsibilityRow: "responsibilities",
    VisitRow: "visits",
    VisitFindingRow: "visit_findings",
}
"""Each kind of row and the name of its collection."""
