"""What members did, from sessions, research, duties and claimed topics: for the report `members`.

A record names people by id or by name. A name counts only when exactly one member has it; names that several members
share are counted as ambiguous and left out.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from xieshang_cli.model.assigned import assigned_terms
from xieshang_cli.model.identity import is_member_id
from xieshang_cli.model.rows import DutyRow, MemberRow, ResearchRow, SessionRow, TopicRow
from xieshang_cli.model.vocabulary import Attendance, Mode, Status, Step
from xieshang_cli.reports.document import Rate
from xieshang_cli.reports.roster_days import holds, was_held
from xieshang_cli.reports.selection import Selection

CAME = frozenset({Attendance.PRESENT.value, Attendance.OBSERVER.value})
_UNDECIDED = frozenset({Step.COLLECT.value, Step.DECIDE.value})


@dataclass(slots=True)
class Activity:
    """What one member did; the last invitation counts where a session names somebody twice."""

    invited: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Session -> status and mode."""
    research: list[ResearchRow] = field(default_factory=list)
    duties: list[DutyRow] = field(default_factory=list)
    claimed: list[TopicRow] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is recorded."""
        return not (self.invited or self.research or self.duties or self.claimed)

    @property
    def attendance(self) -> Rate:
        """Sessions the member came to, of those invited to."""
        return Rate(len(self.came), len(self.invited))

    @property
    def came(self) -> list[str]:
        """The sessions the member came to."""
        return [session for session, (status, _mode) in self.invited.items() if status in CAME]

    def with_status(self, status: Attendance) -> int:
        """Count invitations that ended so."""
        return sum(found == status.value for found, _mode in self.invited.values())

    def by_mode(self, mode: Mode | None) -> int:
        """Count sessions come to in a way; None is one nobody recorded."""
        wanted = mode.value if mode else "-"
        return sum(found == wanted for status, found in self.invited.values() if status in CAME)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of topics: each was adopted for consultation or not, and closed or not; and of their tasks."""

    topics: int
    adopted: int
    closed: int
    tasks: Rate

    @classmethod
    def of(cls, topics: Iterable[TopicRow]) -> "Outcomes":
        """Count topics."""
        rows = list(topics)
        return cls(
            len(rows),
            sum(map(is_adopted, rows)),
            sum(row.status == Status.CLOSED for row in rows),
            Rate(sum(row.tasks_done for row in rows), sum(row.tasks for row in rows)),
        )


@dataclass(frozen=True, slots=True)
class Activities:
    """What all members did. `ambiguous` gives for each name that several members share how often it was named."""

    of_member: Mapping[str, Activity]
    sessions: Mapping[str, SessionRow]
    topics: Mapping[str, TopicRow]
    ambiguous: Mapping[str, int]

    def of(self, member: str) -> Activity:
        """Give what one member did."""
        return self.of_member.get(member) or Activity()

    def topics_consulted(self, activity: Activity) -> list[TopicRow]:
        """Give the topics of the sessions somebody came to, each once."""
        ids = dict.fromkeys(topic for session in activity.came for topic in self.sessions[session].topics.split())
        return [self.topics[topic] for topic in ids if topic in self.topics]

    def agreements(self, activity: Activity) -> int:
        """Count what was agreed in the sessions somebody came to."""
        return sum(self.sessions[session].agreements for session in activity.came)


def is_adopted(row: TopicRow) -> bool:
    """Whether a topic was adopted for consultation and not given up since."""
    return row.status == Status.CLOSED or (row.status == Status.OPEN and row.step not in _UNDECIDED)


def activities(selection: Selection) -> Activities:
    """Look through all records once."""
    people = _People(selection.members)
    found: dict[str, Activity] = defaultdict(Activity)
    sessions = [row for row in selection.sessions if was_held(row, selection.roster_day)]
    for session in sessions:
        for part in session.members.split():
            member, status, mode = (*part.split("/"), "-", "-")[:3]
            found[member].invited[session.id] = (status, mode)
    for research in selection.research:
        for member in people.named(research.by):
            found[member].research.append(research)
    today = selection.roster_day.isoformat()
    for duty in (row for row in selection.duties if row.on_from <= today):  # a roster of days to come is no deed
        for member in people.named(duty.members):
            found[member].duties.append(duty)
    for topic in selection.topics:
        if topic.claimed_by and _is_in_period(topic, selection):
            for member in people.named(topic.claimed_by):
                found[member].claimed.append(topic)
    return Activities(
        found,
        {row.id: row for row in sessions},
        {row.id: row for row in selection.topics},
        people.ambiguous,
    )


def chosen_members(selection: Selection) -> list[MemberRow]:
    """Give the one asked for, or those who were members at any time of the period (`--as-of`: on the day)."""
    if selection.member is not None:
        return [row for row in selection.members if row.id == selection.member]
    terms = assigned_terms(selection.assignments, selection.postings)
    assigned = {who for who, row in terms if row.station == selection.station}
    return [
        row
        for row in selection.members
        if (row.id in assigned if selection.station is not None else row.committee.startswith(selection.division or ""))
        and _serves(row, selection)
    ]


def claims_without_day(selection: Selection) -> int:
    """Count claimed topics a period leaves out because nobody recorded when they were decided or raised."""
    if selection.period == (None, None):
        return 0
    return sum(bool(row.claimed_by) and not (row.decided_on or row.raised_on) for row in selection.topics)


class _People:
    """Members by name, and how often an ambiguous name was asked for."""

    def __init__(self, members: Iterable[MemberRow]) -> None:
        self._by_name: dict[str, list[str]] = defaultdict(list)
        for row in members:
            self._by_name[row.name].append(row.id)
        self.ambiguous: dict[str, int] = {}

    def named(self, lines: str) -> Iterator[str]:
        """Give the members that names or ids, one a line, surely mean, each once."""
        for word in dict.fromkeys(lines.split("\n")):
            if is_member_id(word):
                yield word
                continue
            ids = self._by_name.get(word, ())
            if len(ids) == 1:
                yield ids[0]
            elif ids:
                self.ambiguous[word] = self.ambiguous.get(word, 0) + 1


def _is_in_period(topic: TopicRow, selection: Selection) -> bool:
    """Whether a topic may have been decided upon, at which it is claimed, in the period; else whether raised in it."""
    start, end = selection.period
    day = topic.decided_on or topic.raised_on
    if start is None and end is None:
        return True
    if day is None:
        return False
    # ISO text of whatever length: a month may lie in the period when its year does, and the other way round.
    return (start is None or day[: len(start.text)] >= start.text[: len(day)]) and (
        end is None or day[: len(end.text)] <= end.text[: len(day)]
    )


def _serves(row: MemberRow, selection: Selection) -> bool:
    if selection.as_of is not None:
        return holds(row, selection.as_of.isoformat())
    start, end = selection.period
    has_left = start is not None and row.end is not None and row.end <= start.earliest.isoformat()
    is_to_come = end is not None and row.first is not None and row.first > end.latest.isoformat()
    return not has_left and not is_to_come
