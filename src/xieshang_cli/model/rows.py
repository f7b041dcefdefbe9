"""Records in brief: one flat row each, for lists and reports. The index stores them as columns.

Kept free of pydantic and made of named tuples, so that a list of thousands starts quickly.
Dates that order or filter are ISO text of the first (`…_from`) or last day they can mean, beside the date as typed.
"""

from typing import NamedTuple


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


class StationRow(NamedTuple):
    """One station."""

    code: str
    name: str
    founded_on: str | None
    head: str | None


class DivisionRow(NamedTuple):
    """One division."""

    code: str
    name: str
    kind: str
    joined: str | None


Row = TopicRow | SessionRow | TaskRow | RequestRow | StationRow | DivisionRow
ROWS: dict[type[Row], str] = {
    TopicRow: "topics",
    SessionRow: "sessions",
    TaskRow: "tasks",
    RequestRow: "requests",
    StationRow: "stations",
    DivisionRow: "divisions",
}
"""Each kind of row and the name of its collection."""
