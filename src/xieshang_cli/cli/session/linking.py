"""Which members those who came to a session are: by id or card number, else by name; where unsure, somebody is asked.

A name says who it is only among the members assigned to the station and those of the committees above it, as they were
on the day; a unit that is another than the member's employer, or a namesake, leaves it open.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.members import described, find_member
from xieshang_cli.cli.prompts import choose
from xieshang_cli.cli.session.attendance import Attendee
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.identity import code_of, is_member_id, number_form
from xieshang_cli.model.rows import AssignmentRow, CommitteeRow, MemberRow
from xieshang_cli.model.session import Session
from xieshang_cli.workflow.member_matching import name_form


class OtherMemberError(UsageError):
    """The name is one person, the member's id or number another."""

    def __init__(self, name: str, member: MemberRow) -> None:
        super().__init__(
            _("{name}和委员 {id} 不是同一个人：{id} 是{other}。").format(
                name=name, id=member.id, other=described(member)
            ),
            ids=[member.id],
        )


@dataclass(slots=True)
class Linked:
    """The people with their members, and what came of looking for these."""

    people: list[Attendee] = field(default_factory=list)
    found: list[MemberRow] = field(default_factory=list)
    open: list[tuple[Attendee, Sequence[MemberRow]]] = field(default_factory=list)
    missing: list[Attendee] = field(default_factory=list)


def referred(env: Env, person: Attendee, reference: str) -> Attendee:
    """Give the person as the member that `--member` means; where no committee is entered, the words as they are.

    Somebody of whom nothing else is said comes as a member.
    """
    if _is_beyond(env, reference):
        return replace(person, member=reference)
    member = find_member(env, reference)
    if person.name and name_form(person.name) != name_form(member.name):
        raise OtherMemberError(person.name, member)
    return replace(person, name=member.name, member=member.id)


def linked(env: Env, session: Session, people: Sequence[Attendee]) -> Linked:
    """Look for the members among the people. Asks about namesakes at a terminal, elsewhere leaves them open."""
    result = Linked()
    roll = _Roll(env, session)
    known = {person.name for person in session.participants if person.name and person.member}
    for person in people:
        result.people.append(person if roll.is_empty or person.name in known else _one(env, person, roll, result))
    return result


def told(env: Env, session: Session, result: Linked) -> None:
    """Say who was linked and who was not."""
    if result.found:
        names = _("、").join(f"{row.name} {row.id}" for row in result.found)
        env.say(_("已认出委员 {n} 人：{people}。").format(n=len(result.found), people=names))
    for person, candidates in _still_open(result):
        env.warn(
            _("没有认定{name}是哪位委员，名单里有 {candidates}。").format(
                name=person.name, candidates=_("；").join(f"{described(row)} {row.id}" for row in candidates)
            )
        )
    if result.open:
        person, candidates = _still_open(result)[0]
        example = f"xieshang session attend {session.id} --name {person.name} --member {candidates[0].id}"
        env.say(_("认定了再登记，例如：{command}").format(command=example))
    if result.missing:
        names = _("、").join(_named(person) for person in result.missing)
        env.warn(_("委员名单里没有：{people}。").format(people=names))


def _still_open(result: Linked) -> list[tuple[Attendee, Sequence[MemberRow]]]:
    """Give the open ones without the candidates who turned out to be somebody else on the list, if any are left."""
    found = {row.id for row in result.found}
    return [
        (person, [row for row in candidates if row.id not in found] or candidates) for person, candidates in result.open
    ]


def _one(env: Env, person: Attendee, roll: "_Roll", result: Linked) -> Attendee:
    if person.member and (_is_beyond(env, person.member) or roll.by_id(person.member)):
        return person
    if person.member:
        return _by_number(env, person, person.member, roll, result)
    if not roll.may_be_member(person):
        return person
    candidates = roll.named(person)
    if not candidates and person.role in env.archive.policy.member_roles:
        result.missing.append(person)
    if not candidates:
        return person
    sure = roll.sure(person, candidates)
    member = sure or _asked(env, person, candidates)
    if member is None:
        result.open.append((person, candidates))
        return person
    result.found.append(member)
    return replace(person, member=member.id)


def _by_number(env: Env, person: Attendee, number: str, roll: "_Roll", result: Linked) -> Attendee:
    """Find who has the card number; a number nobody has is said, and does not stand in the record."""
    candidates = roll.numbered(number)
    named = [row for row in candidates if name_form(row.name) == name_form(person.name)]
    if candidates and not named:
        raise OtherMemberError(person.name, candidates[0])
    if not named:
        result.missing.append(person)
        return replace(person, member=None)
    member = named[0] if len(named) == 1 else _asked(env, person, named)
    if member is None:
        result.open.append((person, named))
        return replace(person, member=None)
    result.found.append(member)
    return replace(person, member=member.id)


def _asked(env: Env, person: Attendee, candidates: Sequence[MemberRow]) -> MemberRow | None:
    if not env.can_ask:
        return None
    label = _("{name}是哪位委员（都不是就留空）").format(name=_named(person))
    return choose(env, "--member", label, [(row, f"{described(row)} {row.id}") for row in candidates], optional=True)


def _named(person: Attendee) -> str:
    more = person.unit or person.member
    return _("{name}（{unit}）").format(name=person.name, unit=more) if more else person.name


def _is_beyond(env: Env, reference: str) -> bool:
    """Whether nobody can look it up here: no committee is entered, or none of the committee that the id names."""
    committees = {row.code for row in env.archive.index.rows(CommitteeRow)}
    identity = folded(reference)
    return not committees or (is_member_id(identity) and code_of(identity) not in committees)


class _Roll:
    """The members who may have come: those assigned to the station and those of the committees above it."""

    def __init__(self, env: Env, session: Session) -> None:
        self._policy = env.archive.policy
        day = session.held_on.earliest if session.held_on else env.today
        assigned = {
            row.who
            for row in env.archive.index.rows(AssignmentRow, "station = ?", (session.station,))
            if _holds(row, day)
        }
        self._members = [
            row
            for row in env.archive.index.rows(MemberRow)
            if _holds(row, day) and (row.id in assigned or session.station.startswith(row.committee))
        ]

    @property
    def is_empty(self) -> bool:
        """Whether no member is entered whom the station could see: then there is nothing to compare with."""
        return not self._members

    def may_be_member(self, person: Attendee) -> bool:
        """Whether to look for the name: people of another role may be members too, but nothing says so."""
        return person.role in self._policy.member_roles or (person.role is None and person.unit is not None)

    def by_id(self, identity: str) -> MemberRow | None:
        """Find a member by id."""
        return next((row for row in self._members if row.id == folded(identity)), None)

    def numbered(self, number: str) -> list[MemberRow]:
        """Find members by card number; each committee counts from one."""
        return [row for row in self._members if row.number and number_form(row.number) == number_form(number)]

    def named(self, person: Attendee) -> list[MemberRow]:
        """Find members by name; of people without a role only those of the same unit."""
        same = [row for row in self._members if name_form(row.name) == name_form(person.name)]
        return same if person.role else [row for row in same if _works_at(row, person.unit) is True]

    def sure(self, person: Attendee, candidates: Sequence[MemberRow]) -> MemberRow | None:
        """Give the only one whom nothing speaks against, or the only one of the same unit."""
        there = [row for row in candidates if _works_at(row, person.unit) is True]
        if len(there) == 1:
            return there[0]
        only = candidates[0] if len(candidates) == 1 else None
        return only if only and _works_at(only, person.unit) is None else None


def _holds(row: MemberRow | AssignmentRow, day: date) -> bool:
    return (row.first is None or row.first <= day.isoformat()) and (row.end is None or day.isoformat() < row.end)


def _works_at(member: MemberRow, unit: str | None) -> bool | None:
    """Whether the unit on the sheet is the member's employer; sheets write it with district or office, or shorter."""
    if not unit or not member.employer:
        return None
    one, other = name_form(unit), name_form(member.employer)
    return one in other or other in one
