"""Who came to a session, told apart: on site, remote, in writing, in attendance, excused, absent; named and counted."""

from dataclasses import dataclass

from xieshang_cli.model.partial import Count, CountTotal
from xieshang_cli.model.session import OBSERVERS, Session
from xieshang_cli.model.vocabulary import Attendance, Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """The people on the list, each in one of these. Only those on site and remote are attendances (人次)."""

    on_site: int
    remote: int
    written: int
    observers: int
    excused: int
    absent: int
    invited: int


@dataclass(frozen=True, slots=True)
class Compared:
    """The attendances of one role, or of all where `role` is "": on the list, as counted, and what is taken."""

    role: str
    named: int
    counted: Count | CountTotal | None
    total: Count | None
    taken: Count | CountTotal | None


def turnout(session: Session) -> Turnout:
    """Tell those on the list apart; whoever sent something in writing is no attendance, present or not."""
    people = session.participants
    took_part = [person for person in people if person.took_part]
    return Turnout(
        on_site=sum(person.mode is not Mode.REMOTE for person in took_part),
        remote=sum(person.mode is Mode.REMOTE for person in took_part),
        written=sum(person.mode is Mode.WRITTEN and _is_there(person.status, person.role) for person in people),
        observers=sum(person.is_observer for person in people),
        excused=sum(person.status is Attendance.EXCUSED for person in people),
        absent=sum(person.status is Attendance.ABSENT for person in people),
        invited=sum(person.is_invited for person in people),
    )


def compared(session: Session) -> list[Compared]:
    """Give names, counts by role and the total side by side, role by role and together; nothing when only one is given.

    Those in attendance stand in a row of their own where somebody counted them, and in no sum.
    """
    head = session.headcount
    named = session.named_by_role()
    by_role = head.by_role if head else {}
    total = head.total if head else None
    if bool(sum(named.values())) + bool(by_role) + (total is not None) < 2:
        return []
    taken = session.counts_by_role()
    rows = [Compared(role, named[role], by_role.get(role), None, count) for role, count in taken.items()]
    if named[""]:
        rows.append(Compared(NO_ROLE, named[""], None, None, None))
    counted = [count for role, count in by_role.items() if role != OBSERVERS]
    added = CountTotal.add_up(counted) if counted else None
    rows.append(Compared("", sum(named.values()), added, total, session.attendances()))
    if OBSERVERS in by_role:
        observers = sum(person.is_observer for person in session.participants)
        rows.append(Compared(OBSERVERS, observers, by_role[OBSERVERS], None, None))
    return rows


NO_ROLE = "-"
"""Stands for the role of those whose role nobody recorded."""


def _is_there(status: Attendance, role: str | None) -> bool:
    return status is Attendance.PRESENT and role != OBSERVERS
