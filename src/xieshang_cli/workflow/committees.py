"""A committee is entered; members take and leave its leading posts, special committees come and go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import N_, _
from xieshang_cli.model.committee import Committee, Leader, Member, SpecialCommittee
from xieshang_cli.model.dated import overlap
from xieshang_cli.model.identity import new_special_committee_id
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.workflow.building import made, rebuilt, say
from xieshang_cli.workflow.change import changed
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.terms import ended, require_forward

SINGLE_LEADING_POSTS = frozenset({"主席", "党组书记", "秘书长"})
"""Leading posts that one member holds at a time."""


class NotACommitteeCodeError(UsageError):
    """There are committees of provinces, prefectures and counties."""

    code = "not_a_committee_code"

    def __init__(self, code: str) -> None:
        super().__init__(
            _("政协委员会的代码是省、市、县的 2、4、6 位代码，{code} 不是。").format(code=code),
            hint=_("例如 620302。"),
        )


class PostHeldError(RefusedError):
    """The post is taken at that time, by the same member or, where one holds it, by another."""

    code = "post_held"

    def __init__(self, post: str, holder: Member, leader: Leader) -> None:
        since = _("从 {day} 起").format(day=leader.from_) if leader.from_ else _("（任职日期没有记录）")
        until = _("到 {day} ").format(day=leader.until) if leader.until else ""
        super().__init__(
            _("{name} {since}{until}任{post}，时间重叠。").format(
                name=holder.name, since=since, until=until, post=post
            ),
            hint=_("先免职：xieshang committee relieve {code} --post {post} --member {member} --until 日期").format(
                code=holder.committee, post=post, member=holder.id
            ),
            ids=[holder.id],
        )


class NoSuchTermError(RefusedError):
    """The member holds no such post now."""

    code = "not_found"

    def __init__(self, member: Member, posts: Sequence[str]) -> None:
        held = _("现任：{posts}。").format(posts=_("、").join(posts)) if posts else _("现在没有任职。")
        super().__init__(_("没有要免去的职务：{name} {held}").format(name=member.name, held=held), ids=[member.id])


class SeveralPostsError(UsageError):
    """The member holds several posts, and nobody said which one ends."""

    code = "which_post"

    def __init__(self, member: Member, posts: Sequence[str]) -> None:
        super().__init__(
            _("{name} 任 {posts}，要用 --post 写明免去哪一个。").format(name=member.name, posts=_("、").join(posts)),
            ids=[member.id],
        )


class SpecialCommitteeError(RefusedError):
    """There is such a special committee already, or there is none to close."""

    code = "special_committee"

    def __init__(self, sentence: str, name: str, known: Sequence[str] = ()) -> None:
        hint = _("现有：{known}。").format(known=_("、").join(known)) if known else ""
        super().__init__(_(sentence).format(name=name), hint=hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """From when until when, and on what basis."""

    from_: PartialDate | None = None
    until: PartialDate | None = None
    basis: str | None = None


def new_committee(code: str, name: str, stamp: Stamp, *, term: str | None = None) -> Committee:
    """Enter a committee."""
    say(name=name)
    if len(code) not in {2, 4, 6}:
        raise NotACommitteeCodeError(code)
    event = stamp.event("new", f"登记政协委员会“{name}”")
    return made(Committee, code=code, name=name, term=term, events=(event,))


def edit_committee(
    committee: Committee, stamp: Stamp, *, name: str | None = None, term: str | None = None
) -> Committee:
    """Give the committee another name or term; what it was stays in the event. What is the same changes nothing."""
    facts = {"name": name, "term": term}
    given: dict[str, Any] = {
        field: fact for field, fact in facts.items() if fact is not None and fact != getattr(committee, field)
    }
    if not given:
        return committee
    what = "；".join(f"{_TITLES[field]} {fact}{_was(getattr(committee, field))}" for field, fact in given.items())
    return changed(committee, stamp, "edit", f"修改政协委员会：{what}", **given)


def appoint(committee: Committee, post: str, member: Member, stamp: Stamp, term: Term) -> Committee:
    """A member takes a leading post. Refused while they, or of a single post anybody, hold it."""
    leader = made(Leader, post=post, member=member.id, from_=term.from_, until=term.until, basis=term.basis)
    require_forward(leader)
    for held in committee.leaders:
        is_rival = held.member == member.id or post in SINGLE_LEADING_POSTS
        if held.post == post and is_rival and overlap(held, leader):
            raise PostHeldError(post, committee.member(held.member) or member, held)
    since = f"，自 {term.from_}" if term.from_ else ""
    return changed(committee, stamp, "appoint", f"{member.name}任{post}{since}", leaders=(*committee.leaders, leader))


def relieve(
    committee: Committee, member: Member, until: PartialDate, stamp: Stamp, post: str | None = None
) -> Committee:
    """A member leaves a leading post, the only one held where none is named; the term stays in the record."""
    running = [held for held in committee.leaders if held.member == member.id and held.until is None]
    wanted = [held for held in running if post is None or held.post == post]
    if not wanted:
        raise NoSuchTermError(member, [held.post for held in running])
    if len(wanted) > 1:
        raise SeveralPostsError(member, [held.post for held in wanted])
    over = ended(wanted[0], until)
    leaders = tuple(over if held is wanted[0] else held for held in committee.leaders)
    what = f"{member.name}不再任{over.post}，自 {until}"
    return changed(committee, stamp, "relieve", what, leaders=leaders)


def special_committee(
    committee: Committee,
    name: str,
    stamp: Stamp,
    *,
    from_: PartialDate | None = None,
    until: PartialDate | None = None,
) -> tuple[Committee, SpecialCommittee]:
    """Set up a special committee, or close the one of that name when a last day is given."""
    say(name=name)
    running = [special for special in committee.special_committees if special.name == name and special.until is None]
    if until is None or (from_ is not None and not running):
        if running:
            raise SpecialCommitteeError(N_("已经有“{name}”，没有撤销。"), name)
        return _set_up(committee, name, stamp, Term(from_=from_, until=until))
    if not running:
        known = [special.name for special in committee.special_committees if special.until is None]
        raise SpecialCommitteeError(N_("没有在设的“{name}”。"), name, known)
    given = {"until": until} if from_ is None else {"from_": from_, "until": until}
    closed = rebuilt(running[0], **given)
    require_forward(closed)
    every = tuple(closed if special is running[0] else special for special in committee.special_committees)
    return changed(committee, stamp, "special", f"撤销{name}，自 {until}", special_committees=every), closed


def _set_up(committee: Committee, name: str, stamp: Stamp, term: Term) -> tuple[Committee, SpecialCommittee]:
    identity = new_special_committee_id(committee.code, set(committee.item_ids()))
    special = made(SpecialCommittee, id=identity, name=name, from_=term.from_, until=term.until)
    require_forward(special)
    since = f"，自 {term.from_}" if term.from_ else ""
    every = (*committee.special_committees, special)
    return changed(committee, stamp, "special", f"设立{name}{since}", special_committees=every), special


def _was(old: str | None) -> str:
    return f"（原为 {old}）" if old else ""


_TITLES = {"name": "名称", "term": "届次"}
