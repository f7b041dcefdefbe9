"""What several gate rules ask of a topic's research, sessions and tasks; no rule itself."""

from collections.abc import Iterator, Sequence

from xieshang_cli.model.feedback import Told
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.model.task import Task
from xieshang_cli.model.topic import Research, Topic
from xieshang_cli.model.vocabulary import Disposition

ANONYMOUS = "匿名"
"""A proposer nobody knows, and so nobody can tell (contract: a category, or 匿名)."""


def brief(text: str) -> str:
    """Shorten a text to what fits a list of findings."""
    first_line = text.split("\n", 1)[0]
    return first_line if len(first_line) <= 24 else first_line[:23] + "…"


def is_anonymous(topic: Topic) -> bool:
    """Whether there is no proposer who could be told anything."""
    return topic.raised.by == ANONYMOUS and topic.raised.person is None


def clearest_research(topic: Topic) -> tuple[int, Research] | None:
    """Give the entry that lacks least, the later one of two; the gate needs only one complete entry."""
    return min(enumerate(topic.research), key=_research_gaps, default=None)


def clearest_session(topic: Topic, records: Records) -> Session | None:
    """Give the session that lacks least of date, host and recorder, the later one of two."""
    return min(reversed(records.sessions_of(topic.id)), key=_session_gaps, default=None)


def has_attendance(session: Session) -> bool:
    """Whether anything was recorded about who came."""
    head = session.headcount
    named = not all(person.is_invited for person in session.participants)
    return named or (head is not None and (head.total is not None or bool(head.by_role)))


def roles_that_came(sessions: Sequence[Session]) -> frozenset[str]:
    """Give the roles present at any of the sessions."""
    return frozenset(role for session in sessions for role in session.roles_that_came())


def tellings_that_count(topic: Topic) -> Iterator[tuple[int, Told]]:
    """Give the tellings to look at: not those whose audiences were all told another time, with date and medium."""
    told = topic.feedback.told if topic.feedback else ()
    complete = {audience for telling in told if telling.on and telling.medium for audience in telling.to}
    for position, telling in enumerate(told):
        if not telling.to or not complete.issuperset(telling.to):
            yield position, telling


def tasks_to_do(topic: Topic) -> Iterator[tuple[int, Task]]:
    """Give the tasks that were not refused; a reasoned refusal needs no unit and no deadline."""
    for position, task in enumerate(topic.tasks):
        if task.not_doing is None or task.not_doing.state is not Disposition.REFUSED:
            yield position, task


def is_before_all(day: PartialDate, sessions: Sequence[Session]) -> bool:
    """Whether the day surely lies before every session; one undated session makes it unsure."""
    return bool(sessions) and all(s.held_on is not None and day.surely_before(s.held_on) for s in sessions)


def is_after_all(day: PartialDate, sessions: Sequence[Session]) -> bool:
    """Whether the day surely lies after every session; one undated session makes it unsure."""
    return bool(sessions) and all(s.held_on is not None and s.held_on.surely_before(day) for s in sessions)


def _research_gaps(entry: tuple[int, Research]) -> tuple[int, int]:
    position, research = entry
    gaps = sum(not fact for fact in (research.on, research.method, research.by, research.findings))
    return gaps, -position


def _session_gaps(session: Session) -> int:
    return sum(not fact for fact in (session.held_on, session.host, session.recorder))
