"""Who a person of a list is among those recorded: told by a key, or by name where nothing speaks against it.

The key is the id, the card number, or the name. A row without a value of the key falls back: from the id to the number,
from the number to the name. By name alone a person is only known when the employer is the same (where neither gives
one, the position), or when there is just one of that name and nothing speaks against it: another employer, sex or
number, having left. Whatever is not sure is a `Doubt`, which somebody must answer: namesakes exist, nobody guesses.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Any, NamedTuple

from xieshang_cli.language import _
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.identity import MEMBER_ID, code_of, number_form

SOMEBODY_NEW = "new"
"""The answer to a doubt: none of those recorded."""
NOT_THE_SAME = "distinct"
"""The answer to a doubt about rows: they are different people, whoever they are."""


class ListFault(NamedTuple):
    """Something wrong in one cell of the list: the row's number and the column's title as they stand there."""

    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One person of the list; `is_other` says that no namesake recorded elsewhere is meant."""

    row: int
    facts: Mapping[str, Any]
    identity: str | None = None
    is_other: bool = False

    @property
    def name(self) -> str:
        """The name."""
        return str(self.facts["name"])

    @property
    def number(self) -> str | None:
        """The card number in the form in which numbers are compared."""
        number = self.facts.get("number")
        return number_form(number) if number else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Who the person of a row is cannot be told: one of `candidates`, or one with others of the `rows`."""

    row: int
    name: str
    candidates: Sequence[Member] = ()
    rows: Sequence[int] = ()


Verdict = Member | Doubt | ListFault | None
"""Who it is, why nobody can tell, or None for somebody new."""


class Roll:
    """The members of a committee by what tells them apart. `stated` is the key somebody stated, if anybody did."""

    def __init__(self, committee: Committee, key: str, stated: str | None, answers: Mapping[int, str]) -> None:
        self.key = key
        self._committee, self._stated, self._answers = committee, stated, answers
        self._by_name: dict[str, list[Member]] = defaultdict(list)
        self._by_number: dict[str, list[Member]] = defaultdict(list)
        for member in committee.members:
            self._by_name[name_form(member.name)].append(member)
            if member.number:
                self._by_number[number_form(member.number)].append(member)

    def by_key(self, person: Listed) -> Verdict:
        """Look for the id or the card number; None when the list gives none that is recorded."""
        answer = self._answers.get(person.row)
        if answer is not None and answer not in {SOMEBODY_NEW, NOT_THE_SAME}:
            return self._committee.member(answer)
        if person.identity:
            return self._by_identity(person, person.identity)
        same = self._by_number.get(person.number or "", ()) if self.key != "name" else ()
        return self._by_number_of(person, same) if same else None

    def by_name(self, person: Listed, others: Collection[str]) -> Verdict:
        """Look for the name among members but those known to be `others`."""
        if person.identity or self._answers.get(person.row) == SOMEBODY_NEW:
            return None
        namesakes = [member for member in self._by_name[name_form(person.name)] if member.id not in others]
        evidence = {member.id: self._evidence(member, person) for member in namesakes}
        sure = [member for member in namesakes if evidence[member.id] == _Evidence.FOR]
        if len(sure) == 1:
            return sure[0]
        if not namesakes or (not sure and person.is_other):
            return None
        if len(namesakes) == 1 and evidence[namesakes[0].id] == _Evidence.NONE:
            return namesakes[0]
        return Doubt(row=person.row, name=person.name, candidates=namesakes)

    def is_distinct(self, person: Listed) -> bool:
        """Whether the list, or somebody asked, tells the person from another of that name in the list."""
        return bool(person.identity or person.number or person.is_other or person.row in self._answers)

    def _by_identity(self, person: Listed, identity: str) -> Verdict:
        member = self._committee.member(identity)
        if member is not None:
            return member
        if MEMBER_ID.fullmatch(identity) and code_of(identity) == self._committee.code:
            return None
        return fault(person, "id", _("“{id}”不是这里的委员编码").format(id=identity))

    def _by_number_of(self, person: Listed, same: Sequence[Member]) -> Verdict:
        names = {name_form(member.name) for member in same}
        if len(same) == 1 and (self._stated == "number" or name_form(person.name) in names):
            return same[0]
        told = _("、").join(f"{member.name} {member.id}" for member in same)
        text = _("证号 {number} 在档案里是 {told}；同一个人改名就加 --key number，换了人就先记原来的人离任")
        return fault(person, "number", text.format(number=person.facts["number"], told=told))

    def _evidence(self, member: Member, person: Listed) -> "_Evidence":
        """Weigh what both say beside the name."""
        if member.left is not None and "left" not in person.facts:
            return _Evidence.AGAINST
        if _differ(member.gender, person.facts.get("gender")):
            return _Evidence.AGAINST
        if member.number and person.number:
            if number_form(member.number) == person.number:
                return _Evidence.FOR
            if self.key != "name":
                return _Evidence.AGAINST
        return _evidence_of_work(member, person)


def with_zeros_back(committee: Committee, listed: Sequence[Listed], key: str | None) -> tuple[list[Listed], int]:
    """Give card numbers the zeros in front that a spreadsheet took, as recorded; and how many got them.

    1 is 0001 where nobody else recorded or listed may be meant, and the name is the same or somebody stated the number
    as `key`.
    """
    recorded: dict[str, list[Member]] = defaultdict(list)
    for member in committee.members:
        if member.number:
            recorded[_without_zeros(number_form(member.number))].append(member)
    shortened = Counter(_without_zeros(person.number) for person in listed if person.number)
    found = []
    for person in listed:
        same = recorded[person.number] if person.number and person.number.isdecimal() else ()
        if len(same) == 1 and shortened[person.number or ""] == 1 and _means(person, same[0], key):
            found.append(replace(person, facts={**person.facts, "number": same[0].number}))
        else:
            found.append(person)
    return found, sum(after is not before for after, before in zip(found, listed, strict=True))


class _Evidence(Enum):
    FOR = auto()
    AGAINST = auto()
    NONE = auto()


def name_form(name: str) -> str:
    """Give the form in which names are the same: without blanks, and with one kind of dot between their parts."""
    return "".join(name.split()).translate(_DOTS).casefold()


def fault(person: Listed, name: str, text: str) -> ListFault:
    """Say what is wrong with a field of a person."""
    title = Member.model_fields[name].title if name in Member.model_fields else None
    return ListFault(person.row, _(title or name), text)


def told_rows(rows: Iterable[int]) -> str:
    """Name rows: 3、9."""
    return _("、").join(map(str, rows))


def _evidence_of_work(member: Member, person: Listed) -> _Evidence:
    employer, position = person.facts.get("employer"), person.facts.get("position")
    if employer and member.employer:
        return _Evidence.FOR if employer == member.employer else _Evidence.AGAINST
    if position and member.position:
        return _Evidence.FOR if position == member.position else _Evidence.AGAINST
    return _Evidence.NONE


def _without_zeros(number: str) -> str:
    return number.lstrip("0") if number.isdecimal() else number


def _means(person: Listed, member: Member, key: str | None) -> bool:
    """Whether the number of a member is the person's, with zeros in front that were lost."""
    is_longer = member.number is not None and number_form(member.number) != person.number
    return is_longer and key != "name" and (key == "number" or name_form(person.name) == name_form(member.name))


def _differ(recorded: object, listed: object) -> bool:
    return recorded is not None and listed is not None and recorded != listed


_DOTS = str.maketrans(dict.fromkeys("•・．‧∙⋅.", "·"))
