"""When a session can be held: for each day, why it can, or why not. The same facts always give the same answer."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import DutyRow, SessionRow
from xieshang_cli.model.workdays import WorkCalendar
from xieshang_cli.workflow.busy_spans import BusySpan, busy_spans


class Reason(StrEnum):
    """Why a day is proposed, or skipped."""

    WORKDAY = "workday"
    ADJUSTED = "adjusted"
    WEEKEND_ALLOWED = "weekend_allowed"
    UNKNOWN_YEAR = "unknown_year"
    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    TOO_SOON = "too_soon"
    BUSY = "busy"
    MEMBER_AWAY = "member_away"
    MEMBER_AT_SESSION = "member_at_session"
    ROOM_TAKEN = "room_taken"
    STATION_TAKEN = "station_taken"


AGAINST = frozenset(
    {
        Reason.WEEKEND, Reason.HOLIDAY, Reason.TOO_SOON, Reason.BUSY, Reason.MEMBER_AWAY, Reason.MEMBER_AT_SESSION,
        Reason.ROOM_TAKEN, Reason.STATION_TAKEN,
    }
)  # fmt: skip
"""Reasons for which a day is skipped."""


@dataclass(frozen=True, slots=True)
class Why:
    """A reason, and whom or what it is about."""

    reason: Reason
    about: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """One day: proposed unless something speaks against it."""

    day: date
    whys: Sequence[Why]

    @property
    def is_proposed(self) -> bool:
        """Whether nothing speaks against the day."""
        return not any(why.reason in AGAINST for why in self.whys)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Who is to meet, where, from which day on; `members` by id with their names, `away` their days elsewhere."""

    station: str
    today: date
    first: date
    last: date
    members: Mapping[str, str] = field(default_factory=dict)
    place: str | None = None
    allows_weekends: bool = False
    away: Mapping[date, Sequence[str]] = field(default_factory=dict)


def verdicts(wish: Wish, policy: Policy, sessions: Iterable[SessionRow], duties: Iterable[DutyRow]) -> list[Verdict]:
    """Give a verdict on each day from the first to the last."""
    calendar = WorkCalendar(policy)
    soonest = calendar.after(wish.today, policy.notice_workdays).day
    years = range(wish.first.year - 1, wish.last.year + 1)
    busy = [span for year in years for span in busy_spans(policy.busy_spans, year)]
    taken = _taken(wish, sessions)
    on_duty = _on_duty(wish, duties)
    length = (wish.last - wish.first).days + 1
    days = (wish.first + timedelta(days=passed) for passed in range(max(length, 0)))
    return [
        Verdict(
            day,
            [
                *_of_calendar(day, wish, calendar),
                *([Why(Reason.TOO_SOON, soonest.isoformat())] if day < soonest else []),
                *(Why(Reason.BUSY, span.words) for span in _spans_with(busy, day)),
                *taken.get(day, ()),
                *(Why(Reason.MEMBER_AWAY, name) for name in (*on_duty.get(day, ()), *wish.away.get(day, ()))),
            ],
        )
        for day in days
    ]


def _of_calendar(day: date, wish: Wish, calendar: WorkCalendar) -> list[Why]:
    told = calendar.day(day)
    whys = [] if told.is_known else [Why(Reason.UNKNOWN_YEAR, str(day.year))]
    if told.reason == "holiday":
        return [*whys, Why(Reason.HOLIDAY)]
    if told.is_workday:
        return [*whys, Why(Reason.ADJUSTED if told.reason else Reason.WORKDAY)]
    return [*whys, Why(Reason.WEEKEND_ALLOWED if wish.allows_weekends else Reason.WEEKEND)]


def _spans_with(spans: Iterable[BusySpan], day: date) -> list[BusySpan]:
    return [span for span in spans if day in span]


def _taken(wish: Wish, sessions: Iterable[SessionRow]) -> dict[date, list[Why]]:
    """Say on which days the same people, place or station meet already."""
    taken: dict[date, list[Why]] = {}
    for row in sessions:
        day = _day_of(row)
        if day is None:
            continue
        whys = taken.setdefault(day, [])
        if row.station == wish.station:
            whys.append(Why(Reason.STATION_TAKEN, row.id))
        elif wish.place and row.place == wish.place:
            whys.append(Why(Reason.ROOM_TAKEN, row.id))
        present = {entry.partition("/")[0] for entry in row.members.split()}
        whys += [Why(Reason.MEMBER_AT_SESSION, name) for who, name in wish.members.items() if who in present]
    return taken


def _day_of(row: SessionRow) -> date | None:
    """Give the day of a session where it is known in full."""
    for typed, first in ((row.held_on, row.held_from), (row.planned_for, row.planned_from)):
        if typed and first:
            return date.fromisoformat(first) if typed == first else None
    return None


def _on_duty(wish: Wish, duties: Iterable[DutyRow]) -> dict[date, list[str]]:
    """Say on which days members are on duty somewhere."""
    found: dict[date, list[str]] = {}
    for row in duties:
        if row.on != row.on_from:
            continue
        for who in row.members.splitlines():
            name = wish.members.get(who) or (who if who in wish.members.values() else None)
            if name is not None:
                found.setdefault(date.fromisoformat(row.on_from), []).append(name)
    return found
