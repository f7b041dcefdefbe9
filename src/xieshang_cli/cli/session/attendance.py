"""People who came to a session, as somebody named them, made fit for the record."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Listed
from xieshang_cli.cli.options import OneOf
from xieshang_cli.cli.people import is_named_openly, is_personal, keep_all_private, known_residents
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.cli.texts import clean_text
from xieshang_cli.errors import UsageError
from xieshang_cli.exchange.sheets import SheetError, read_rows
from xieshang_cli.exchange.sign_in import SignedIn, signed_in
from xieshang_cli.language import _
from xieshang_cli.model.session import Session
from xieshang_cli.model.vocabulary import Attendance, Mode, YesNo


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One person by name, with what was said about them."""

    name: str
    row: int | None = None
    role: str | None = None
    unit: str | None = None
    position: str | None = None
    stands_for: str | None = None
    member: str | None = None
    mode: Mode | None = None
    status: Attendance | None = None
    selected_by: str | None = None
    signed: YesNo | None = None
    phone: str | None = None


class SheetRowsError(UsageError):
    """Rows of a sign-in sheet say what this place has no word for; nothing was written."""

    def __init__(self, path: Path, faults: Sequence[tuple[int, UsageError]]) -> None:
        lines = [_("第 {row} 行：{problem}").format(row=row, problem=error.message) for row, error in faults]
        head = _("表格 {path} 有 {n} 行要改，什么也没有登记：").format(path=path, n=len(lines))
        super().__init__(
            "\n".join([head, *lines]) if len(lines) > 1 else _("表格 {path}：{line}").format(path=path, line=lines[0]),
            hint="\n".join(dict.fromkeys(error.hint for _row, error in faults)),
        )


class NamesakesAmongResidentsError(UsageError):
    """Two residents of one name: in the record both would be the same person."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("有两位居民都叫{name}，分不清是不是同一个人。").format(name=name),
            hint=_("是两个人的，在姓名后面注明，例如：{name}（3号楼）；是同一个人的，删去一行。").format(name=name),
        )


def participants(
    env: Env, session: Session, people: Sequence[Attendee], *, private: bool | None = None
) -> list[dict[str, Any]]:
    """Give fields of `Participant`: residents by a reference, all others by name.

    Residents' names go into the private register first, so that no reference is without its name.
    """
    known = known_residents(env, session.topics) if people else {}
    apart = [_is_private(env, session, person) if private is None else private for person in people]
    for name, number in Counter(person.name for person, kept in zip(people, apart, strict=True) if kept).items():
        if number > 1:
            raise NamesakesAmongResidentsError(name)
    unknown = [person for person, kept in zip(people, apart, strict=True) if kept and person.name not in known]
    references = keep_all_private(env, session.id, [(person.name, person.phone) for person in unknown])
    known |= {person.name: reference for person, reference in zip(unknown, references, strict=True)}
    found = []
    for person, kept in zip(people, apart, strict=True):
        facts: dict[str, Any] = {
            "role": person.role, "unit": person.unit, "position": person.position, "stands_for": person.stands_for,
            "member": person.member, "mode": person.mode, "status": person.status,
            "selected_by": person.selected_by, "signed": person.signed,
        }  # fmt: skip
        if kept:
            facts["person"] = known[person.name]
        else:
            facts["name"] = person.name
        found.append({name: fact for name, fact in facts.items() if fact is not None})
    return found


def sheet_attendees(env: Env, session: Session, path: Path, given: Attendee) -> list[Attendee]:
    """Read a sign-in sheet; `given` says what holds of people of whom the sheet does not say otherwise."""
    people = signed_in(read_rows(path), path)
    blank = sum(person.status == Attendance.ABSENT.value for person in people)
    if blank:
        env.say(_("签到表里有 {n} 人没有签到，记为缺席。").format(n=blank))
    attendees, faults = [], []
    for person in people:
        try:
            attendees.append(_attendee(env, session, person, given))
        except UsageError as error:
            faults.append((person.row, error))
    if faults:
        raise SheetRowsError(path, faults)
    _require_distinct(attendees, path)
    return attendees


def _require_distinct(people: Sequence[Attendee], path: Path) -> None:
    """Refuse a sheet that has somebody twice: people of one name are told apart by member number or unit."""
    seen: dict[str, list[Attendee]] = {}
    for person in people:
        for other in seen.setdefault(person.name, []):
            if not (_differ(person.member, other.member) or _differ(person.unit, other.unit)):
                problem = _("第 {row} 行和第 {other} 行都是{name}").format(
                    row=other.row, other=person.row, name=person.name
                )
                raise SheetError(path, problem, _("同一个人删去一行；两个人写明单位或者委员编号。"))
        seen[person.name].append(person)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _attendee(env: Env, session: Session, person: SignedIn, given: Attendee) -> Attendee:
    stands_for, selected_by = clean_text(person.stands_for), clean_text(person.selected_by)
    return Attendee(
        name=clean_text(person.name),
        row=person.row,
        role=Listed("roles").read(env, person.role) if person.role else given.role,
        unit=clean_text(person.unit) or given.unit,
        position=clean_text(person.position) or given.position,
        stands_for=category_of(env, session, stands_for) if stands_for else given.stands_for,
        member=clean_text(person.member) or None,
        phone=clean_text(person.phone) or None,
        mode=OneOf(Mode).read(env, person.mode) if person.mode else given.mode,
        status=OneOf(Attendance).read(env, person.status) if person.status else given.status,
        selected_by=Listed("selection_methods").read(env, selected_by) if selected_by else given.selected_by,
        signed=None if person.signed is None else YesNo.YES if person.signed else YesNo.NO,
    )


def category_of(env: Env, session: Session, words: str) -> str:
    """Give the category of those affected as the topics of the session call it, else the words, and say that."""
    topics = filter(None, map(env.archive.records.topic, session.topics))
    categories = list(dict.fromkeys(name for topic in topics for name in topic.raised.affected))
    meant = next((name for name in categories if folded(name) == folded(words)), None)
    if meant is None and categories:
        text = _("议题没有写明“{words}”这类利益攸关方；写明的有：{categories}。")
        env.say(text.format(words=words, categories=_("、").join(categories)))
    return meant or words


def _is_private(env: Env, session: Session, person: Attendee) -> bool:
    """Decide by role. Of people without one those are residents of whom nothing says that they hold an office."""
    if any(person.name == other.name for other in session.participants):
        return False
    if person.member or is_named_openly(env.archive.policy, person.role):
        return False
    if person.role is None:
        return person.unit is None and is_personal(person.name)
    return is_personal(person.name)
