"""A list of members against those recorded: who is new, who changed, who is missing, and whom nobody can tell apart."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.dated import is_upside_down
from xieshang_cli.model.identity import new_member_id
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.workflow.building import InvalidFactError, made, rebuilt
from xieshang_cli.workflow.change import changed
from xieshang_cli.workflow.member_matching import (
    Doubt,
    Listed,
    ListFault,
    Roll,
    Verdict,
    fault,
    name_form,
    told_rows,
    with_zeros_back,
)
from xieshang_cli.workflow.members import changed_facts, is_less_exact, told_change
from xieshang_cli.workflow.stamp import Stamp

_TOLD_IN_EVENT = 30


class Change(NamedTuple):
    """One member as recorded and as the list says it."""

    row: int
    before: Member
    after: Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What the list would change. `ids` gives the member of each row; `key` is what they were told apart by.

    `zeros_back` counts the card numbers that were recognised without the zeros in front of them.
    """

    key: str
    new: Sequence[tuple[int, Member]] = ()
    changed: Sequence[Change] = ()
    unchanged: int = 0
    absent: Sequence[Member] = ()
    ids: Mapping[int, str] = field(default_factory=dict)
    doubts: Sequence[Doubt] = ()
    faults: Sequence[ListFault] = ()
    zeros_back: int = 0


class LeftBeforeJoinedError(UsageError):
    """Somebody absent from the list would have left before they joined."""

    def __init__(self, member: Member, left: PartialDate | None) -> None:
        super().__init__(
            _("{name}（{id}）任委员的日期 {joined} 晚于 --mark-left {left}。").format(
                name=member.name, id=member.id, joined=member.from_, left=left
            ),
            ids=[member.id],
        )


def chosen_key(listed: Sequence[Listed]) -> str:
    """Give the surest key that the list has values for."""
    if any(person.identity for person in listed):
        return "id"
    return "number" if any(person.number for person in listed) else "name"


def difference(
    committee: Committee, listed: Sequence[Listed], key: str | None = None, answers: Mapping[int, str] | None = None
) -> Difference:
    """Compare. `key` is the one somebody stated; `answers` settle doubts: row to member id or `SOMEBODY_NEW`."""
    roll = Roll(committee, key or chosen_key(listed), key, answers or {})
    comparison = _Comparison(committee, roll)
    people, zeros_back = with_zeros_back(committee, listed, key)
    once = comparison.without_doubles(people)
    # Who is known by a key is no candidate for a namesake of whom the list gives only the name.
    by_key = {person.row: roll.by_key(person) for person in once}
    for person in once:
        if by_key[person.row] is not None:
            comparison.note(person, by_key[person.row])
    for person in once:
        if by_key[person.row] is None:
            comparison.note(person, roll.by_name(person, comparison.rows))
    return replace(comparison.result(), zeros_back=zeros_back)


def imported(
    committee: Committee, found: Difference, stamp: Stamp, source: str, mark_left: PartialDate | None = None
) -> Committee:
    """Give the committee with what the list says; the same where it says nothing new."""
    after = {change.before.id: change.after for change in found.changed}
    left = found.absent if mark_left else ()
    for member in left:
        after[member.id] = rebuilt(member, left=mark_left)
        if is_upside_down(after[member.id]):
            raise LeftBeforeJoinedError(member, mark_left)
    if not found.new and not after:
        return committee
    members = (*(after.get(member.id, member) for member in committee.members), *(new for _row, new in found.new))
    what = f"导入委员名单“{source}”：新增 {len(found.new)} 人，更新 {len(found.changed)} 人"
    what += f"，标为离任 {len(left)} 人" if left else ""
    told = [told_change(change.before, changed_facts(change.before, change.after)) for change in found.changed]
    lines = [what, *told[:_TOLD_IN_EVENT], *(["…"] if len(told) > _TOLD_IN_EVENT else [])]
    return changed(committee, stamp, "import", "\n".join(lines), members=members)


class _Comparison:
    """What came out so far."""

    def __init__(self, committee: Committee, roll: Roll) -> None:
        self._committee, self._roll = committee, roll
        self._taken = set(committee.item_ids())
        self._new: list[tuple[int, Member]] = []
        self._changed: list[Change] = []
        self._unchanged = 0
        self._doubts: list[Doubt] = []
        self._faults: list[ListFault] = []
        self.rows: dict[str, int] = {}
        """The row of each member found, by id."""

    def without_doubles(self, listed: Sequence[Listed]) -> list[Listed]:
        """Give the people that the list has once; rows that are one by key, or may be by name, are noted."""
        once = self._without_equal(listed, "id", lambda person: person.identity)
        once = self._without_equal(once, "number", lambda person: person.number)
        unclear: set[int] = set()
        for group in _groups(once, lambda person: name_form(person.name)):
            if len(group) > 1 and not all(map(self._roll.is_distinct, group)):
                rows = [person.row for person in group]
                self._doubts.append(Doubt(row=rows[0], name=group[0].name, rows=rows))
                unclear.update(rows)
        return [person for person in once if person.row not in unclear]

    def note(self, person: Listed, verdict: Verdict) -> None:
        """Take in who somebody is."""
        try:
            match verdict:
                case Doubt():
                    self._doubts.append(verdict)
                case ListFault():
                    self._faults.append(verdict)
                case Member():
                    self._update(person, verdict)
                case None:
                    self._enter(person)
        except InvalidFactError as error:
            self._faults.append(fault(person, error.field, error.message.rstrip("。.")))

    def result(self) -> Difference:
        """Give everything, in the order of the list."""
        recorded = self._committee.members
        return Difference(
            key=self._roll.key,
            new=sorted(self._new),
            changed=sorted(self._changed, key=lambda change: change.row),
            unchanged=self._unchanged,
            absent=[member for member in recorded if member.left is None and member.id not in self.rows],
            ids={row: identity for identity, row in self.rows.items()},
            doubts=sorted(self._doubts, key=lambda doubt: doubt.row),
            faults=sorted(self._faults),
        )

    def _without_equal(self, listed: Sequence[Listed], name: str, key: Callable[[Listed], str | None]) -> list[Listed]:
        doubled: set[int] = set()
        for group in _groups([person for person in listed if key(person)], key):
            if len(group) > 1:
                rows = [person.row for person in group]
                text = _("{value} 在第 {rows} 行重复").format(value=key(group[0]), rows=told_rows(rows))
                self._faults.append(fault(group[-1], name, text))
                doubled.update(rows)
        return [person for person in listed if person.row not in doubled]

    def _update(self, person: Listed, member: Member) -> None:
        if member.id in self.rows:
            text = _("第 {rows} 行都是 {name}（{id}）").format(
                rows=told_rows([self.rows[member.id], person.row]), name=member.name, id=member.id
            )
            self._faults.append(fault(person, "name", text))
            return
        self.rows[member.id] = person.row
        after = rebuilt(member, **_news(member, person.facts))
        if after == member:
            self._unchanged += 1
        elif self._is_in_order(person, after):
            self._changed.append(Change(person.row, member, after))

    def _enter(self, person: Listed) -> None:
        identity = person.identity or new_member_id(self._committee.code, self._taken)
        member = made(Member, id=identity, **person.facts)
        if self._is_in_order(person, member):
            self._taken.add(identity)
            self.rows[identity] = person.row
            self._new.append((person.row, member))

    def _is_in_order(self, person: Listed, member: Member) -> bool:
        if is_upside_down(member):
            text = _("离任 {until} 早于任委员 {start}").format(until=member.until, start=member.from_)
            self._faults.append(fault(person, "left", text))
            return False
        return True


def _groups(listed: Sequence[Listed], key: Callable[[Listed], str | None]) -> list[list[Listed]]:
    groups: dict[str | None, list[Listed]] = defaultdict(list)
    for person in listed:
        groups[key(person)].append(person)
    return list(groups.values())


def _news(member: Member, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Give the facts that say more than what is recorded."""
    return {name: fact for name, fact in facts.items() if not _is_known(getattr(member, name), fact)}


def _is_known(recorded: object, listed: object) -> bool:
    return isinstance(recorded, PartialDate) and isinstance(listed, PartialDate) and is_less_exact(listed, recorded)
