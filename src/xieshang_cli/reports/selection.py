"""What a report is made from: rows already chosen, and what it needs to say them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from xieshang_cli.findings import Finding
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import (
    AssignmentRow,
    CommitteeRow,
    CouncilRow,
    DivisionRow,
    DutyRow,
    HandoverRow,
    LeaderRow,
    MemberRow,
    MembershipRow,
    PlannedTopicRow,
    PlanRow,
    PostingRow,
    PostRow,
    RequestRow,
    ResearchRow,
    ResponsibilityRow,
    RevisitRow,
    RoomRow,
    SessionRow,
    SpecialCommitteeRow,
    StandingRow,
    StationRow,
    SurveyRow,
    TaskRow,
    TopicRow,
    TransferRow,
    VisitFindingRow,
    VisitRow,
)
from xieshang_cli.model.vocabulary import Status, Step, Term

AnyTerm = TypeVar("AnyTerm", bound=Term)

_DIGITS = re.compile(r"([0-9]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Rows of each kind, filtered by place and period before they come here; `unreadable` is what could not come.

    `as_of` is the day whose roster is asked for, `today` where none was said. `division`, `station` and `period` say
    what else was asked for; `undated` counts, for each kind of row, those the period left out because nobody recorded
    their day. `member` is the id of the one asked for; `contacts` give phone and address of members by id, None where
    nobody asked for what is private. `figure` is the one to rank by, as `report:figure`.
    `archive` is the division whose archive is read, None where it makes no difference or several are read as one.
    `rule_titles` gives the short title of a rule's code.
    """

    today: date
    policy: Policy = field(default_factory=Policy)
    topics: Sequence[TopicRow] = ()
    standings: Sequence[TopicRow | StandingRow] = ()
    sessions: Sequence[SessionRow] = ()
    tasks: Sequence[TaskRow] = ()
    requests: Sequence[RequestRow] = ()
    stations: Sequence[StationRow] = ()
    divisions: Sequence[DivisionRow] = ()
    research: Sequence[ResearchRow] = ()
    transfers: Sequence[TransferRow] = ()
    surveys: Sequence[SurveyRow] = ()
    revisits: Sequence[RevisitRow] = ()
    plans: Sequence[PlanRow] = ()
    planned_topics: Sequence[PlannedTopicRow] = ()
    committees: Sequence[CommitteeRow] = ()
    special_committees: Sequence[SpecialCommitteeRow] = ()
    leaders: Sequence[LeaderRow] = ()
    members: Sequence[MemberRow] = ()
    memberships: Sequence[MemberRow | MembershipRow] = ()
    posts: Sequence[PostRow] = ()
    postings: Sequence[PostRow | PostingRow] = ()
    assignments: Sequence[AssignmentRow] = ()
    councils: Sequence[CouncilRow] = ()
    rooms: Sequence[RoomRow] = ()
    duties: Sequence[DutyRow] = ()
    handovers: Sequence[HandoverRow] = ()
    responsibilities: Sequence[ResponsibilityRow] = ()
    visits: Sequence[VisitRow] = ()
    visit_findings: Sequence[VisitFindingRow] = ()
    as_of: date | None = None
    division: str | None = None
    station: str | None = None
    member: str | None = None
    figure: str | None = None
    archive: str | None = None
    contacts: Mapping[str, tuple[str | None, str | None]] | None = None
    period: tuple[PartialDate | None, PartialDate | None] = (None, None)
    undated: Mapping[str, int] = field(default_factory=dict)
    station_names: Mapping[str, str] = field(default_factory=dict)
    division_names: Mapping[str, str] = field(default_factory=dict)
    rule_titles: Mapping[str, str] = field(default_factory=dict)
    unreadable: Sequence[Finding] = ()

    @property
    def roster_day(self) -> date:
        """The day on which posts, assignments, councils and the like are looked at."""
        return self.as_of or self.today

    def unit_name(self, code: str) -> str:
        """The name of a station or division, its code when nobody recorded a name."""
        return self.station_names.get(code) or self.division_names.get(code) or code

    def place_name(self, code: str) -> str:
        """The name of the place where something is: of the township, not of its station."""
        return self.division_names.get(code) or self.station_names.get(code) or code

    def missing_titles(self, row: TopicRow) -> tuple[str, ...]:
        """The short titles of what the gate of a topic waits for."""
        return tuple(_(self.rule_titles.get(code, code)) for code in missing_codes(row))

    def where(self, row: TopicRow) -> str:
        """The step an open topic is in, as this place calls it; the status of any other."""
        return self.policy.label(term(Step, row.step)) if is_open(row) else _(term(Status, row.status).label)


def is_open(row: TopicRow | StandingRow) -> bool:
    """Whether the topic still goes on."""
    return row.status == Status.OPEN


def missing_codes(row: TopicRow) -> list[str]:
    """The codes of the rules that the gate of a topic waits for."""
    return row.missing.split()


def last_day(text: str | None) -> date | None:
    """Read an ISO day of a row."""
    return None if text is None else date.fromisoformat(text)


def partial(text: str | None) -> PartialDate | None:
    """Read a date of a row, as typed."""
    return None if text is None else PartialDate(text)


def term(kind: type[AnyTerm], key: str) -> AnyTerm:
    """Read a fixed word of a row."""
    return kind(key)  # type: ignore[call-arg] # mypy takes the making of a member for its look-up


def natural(text: str | None) -> tuple[bool, tuple[tuple[int, str], ...]]:
    """Sort key in which 2 comes before 10 and what is not recorded comes last."""
    parts = _DIGITS.split(text or "")
    return text is None, tuple((int(part), "") if part.isdecimal() else (-1, part) for part in parts)
