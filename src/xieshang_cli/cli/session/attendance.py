"""People who came to a session, as somebody named them, made fit for the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Listed
from xieshang_cli.cli.options import OneOf
from xieshang_cli.cli.people import is_named_openly, is_personal, keep_private, known_residents
from xieshang_cli.cli.texts import clean_text
from xieshang_cli.errors import UsageError
from xieshang_cli.exchange.sheets import SheetError, read_rows
from xieshang_cli.exchange.sign_in import SignedIn, signed_in
from xieshang_cli.language import _
from xieshang_cli.model.session import Session
from xieshang_cli.model.vocabulary import Attendance, Mode


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One person by name, with what was said about them."""

    name: str
    role: str | None = None
    unit: str | None = None
    member: str | None = None
    mode: Mode | None = None
    status: Attendance | None = None
    selected_by: str | None = None
    phone: str | None = None


def participants(
    env: Env, session: Session, people: Sequence[Attendee], *, private: bool | None = None
) -> list[dict[str, Any]]:
    """Give fields of `Participant`: residents by a reference, all others by name.

    Residents' names go into the private register first, so that no reference is without its name.
    """
    known = known_residents(env, session.topics) if people else {}
    found = []
    for person in people:
        facts: dict[str, Any] = {
            "role": person.role, "unit": person.unit, "member": person.member, "mode": person.mode,
            "status": person.status, "selected_by": person.selected_by,
        }  # fmt: skip
        if _is_private(env, session, person) if private is None else private:
            reference = keep_private(
                env, session.id, name=person.name, phone=person.phone, known=known.get(person.name)
            )
            known[person.name] = facts["person"] = reference
        else:
            facts["name"] = person.name
        found.append({name: fact for name, fact in facts.items() if fact is not None})
    return found


def sheet_attendees(env: Env, path: Path, role: str | None) -> list[Attendee]:
    """Read a sign-in sheet; `role` is that of people for whom the sheet gives none."""
    people = signed_in(read_rows(path), path)
    blank = sum(person.status == Attendance.ABSENT.value for person in people)
    if blank:
        env.say(_("签到表里有 {n} 人没有签到，记为缺席。").format(n=blank))
    return [_attendee(env, person, path, role) for person in people]


def _attendee(env: Env, person: SignedIn, path: Path, role: str | None) -> Attendee:
    try:
        return Attendee(
            name=clean_text(person.name),
            role=Listed("roles").read(env, person.role) if person.role else role,
            unit=clean_text(person.unit) or None,
            member=clean_text(person.member) or None,
            phone=clean_text(person.phone) or None,
            mode=OneOf(Mode).read(env, person.mode) if person.mode else None,
            status=OneOf(Attendance).read(env, person.status) if person.status else None,
        )
    except UsageError as error:
        where = _("第 {row} 行：{problem}").format(row=person.row, problem=error.message.rstrip("。."))
        raise SheetError(path, where, error.hint) from error


def _is_private(env: Env, session: Session, person: Attendee) -> bool:
    """Decide by role. Of people without one those are residents of whom nothing says that they hold an office."""
    if any(person.name == other.name for other in session.participants):
        return False
    if person.member or is_named_openly(env.archive.policy, person.role):
        return False
    if person.role is None:
        return person.unit is None and is_personal(person.name)
    return is_personal(person.name)
