"""A member joins a committee, changes, leaves; what was said before stays in the events of the committee."""

from collections.abc import Mapping
from typing import Any

from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.base import Strict
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.identity import MEMBER_ID, code_of, new_member_id, number_form
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.vocabulary import Term
from xieshang_cli.workflow.building import made, rebuilt, say
from xieshang_cli.workflow.change import TakenError, changed
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.terms import require_forward


class NumberTakenError(RefusedError):
    """Another member of the committee has this card number."""

    code = "taken"

    def __init__(self, number: str, holder: Member) -> None:
        super().__init__(
            _("委员证号 {number} 已经是 {name}（{id}）的。").format(number=number, name=holder.name, id=holder.id),
            ids=[holder.id],
        )


class ForeignMemberIdError(RefusedError):
    """The id is none of a member of this committee."""

    code = "bad_id"

    def __init__(self, identity: str, committee: str) -> None:
        super().__init__(
            _("“{id}”不能作这里的委员编码。").format(id=identity),
            hint=_("应写成 {example}。").format(example=f"{committee}-m-7k3m"),
            ids=[identity],
        )


def new_member(
    committee: Committee, stamp: Stamp, *, identity: str | None = None, **facts: Any
) -> tuple[Committee, Member]:
    """Enter a member; `facts` are fields of `Member`."""
    say(name=facts.get("name"))
    member = made(Member, id=member_id(committee, identity), **facts)
    require_forward(member)
    require_own_number(committee, member)
    what = f"登记委员{member.name}"
    return changed(committee, stamp, "member", what, members=(*committee.members, member)), member


def edit_member(committee: Committee, identity: str, stamp: Stamp, **facts: Any) -> tuple[Committee, Member]:
    """Change a member; None takes a fact away; nothing is written where every fact is what it was."""
    old = committee.member(identity)
    assert old is not None
    member = rebuilt(old, **facts)
    require_forward(member)
    require_own_number(committee, member)
    differing = changed_facts(old, member)
    if not differing:
        return committee, old
    members = tuple(member if other.id == identity else other for other in committee.members)
    return changed(committee, stamp, "member", f"修改委员{told_change(old, differing)}", members=members), member


def member_id(committee: Committee, wanted: str | None) -> str:
    """Give the id wanted, refused when taken or of another committee, or a new one."""
    taken = set(committee.item_ids())
    if wanted is None:
        return new_member_id(committee.code, taken)
    if not MEMBER_ID.fullmatch(wanted) or code_of(wanted) != committee.code:
        raise ForeignMemberIdError(wanted, committee.code)
    if wanted in taken:
        raise TakenError(wanted)
    return wanted


def require_own_number(committee: Committee, member: Member) -> None:
    """Refuse a card number that another member of the committee has."""
    if member.number is None:
        return
    for other in committee.members:
        if other.id != member.id and other.number and number_form(other.number) == number_form(member.number):
            raise NumberTakenError(member.number, other)


def changed_facts(old: Strict, new: Strict) -> dict[str, tuple[Any, Any]]:
    """Give old and new value of every field that differs, in the order of the model."""
    fields = type(old).model_fields
    return {
        name: (getattr(old, name), getattr(new, name)) for name in fields if getattr(old, name) != getattr(new, name)
    }


def told_change(member: Member, differing: Mapping[str, tuple[Any, Any]]) -> str:
    """Say what changed of a member, for an event: in the language of records."""
    parts = [
        f"{Member.model_fields[name].title} {_words(new)}" + (f"（原为 {_words(old)}）" if old is not None else "")
        for name, (old, new) in differing.items()
    ]
    return f"{member.name}：{'，'.join(parts)}"


def _words(value: object) -> str:
    if value is None:
        return "空"
    return value.label if isinstance(value, Term) else str(value)


def is_less_exact(new: PartialDate, old: PartialDate) -> bool:
    """Whether `new` says no more than what is known already: a month of a known day, a year of a known month."""
    return new != old and new.earliest <= old.earliest and old.latest <= new.latest
