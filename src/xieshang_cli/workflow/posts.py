"""Posts at a station: somebody is appointed, relieved, followed by another; terms that ended stay."""

from collections.abc import Iterable
from datetime import date

from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import _
from xieshang_cli.model.organisation import DEPUTY, Post, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.workflow.building import completed, made, rebuilt, say
from xieshang_cli.workflow.change import changed
from xieshang_cli.workflow.promises import formerly
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.terms import TermOverlapError, begins_before, ended, overlapping, require_forward, span


class PostTakenError(RefusedError):
    """One person at a time holds this post, and somebody does."""

    code = "post_taken"

    def __init__(self, station: str, holder: Post) -> None:
        super().__init__(
            _("{post}现由{name}担任（{span}）。").format(post=holder.post, name=holder.name, span=span(holder)),
            hint=_("先免职：{command}；或加 --succeed，由新人接任，原任同日免职。").format(
                command=f"xieshang station relieve {station} {holder.post}"
            ),
            ids=[station],
        )


class NotHoldingError(RefusedError):
    """Nobody, or not this person, holds the post."""

    code = "not_found"

    def __init__(self, station: str, post: str, who: str | None, terms: Iterable[Post]) -> None:
        there = _("；").join(_("{name} {span}").format(name=term.name, span=span(term)) for term in terms)
        said = (
            _("{who}没有在任{post}。").format(who=who, post=post)
            if who
            else _("现在没有人任{post}。").format(post=post)
        )
        super().__init__(
            said, hint=_("任职记录：{there}").format(there=there) if there else _("没有任职记录。"), ids=[station]
        )


class SeveralHoldersError(UsageError):
    """Several terms fit, and nobody said which is meant."""

    code = "ambiguous"

    def __init__(self, post: str, terms: Iterable[Post]) -> None:
        there = _("；").join(_("{name} {span}").format(name=_known(term), span=span(term)) for term in terms)
        super().__init__(
            _("{post}的任职不止一段，请写明是谁；同一个人的几段，用 --began 写明任职日期。").format(post=post),
            hint=_("任职记录：{there}").format(there=there),
        )


class AlreadyHoldingError(RefusedError):
    """The same person holds the same post at that time already."""

    code = "overlap"

    def __init__(self, station: str, term: Post) -> None:
        super().__init__(
            _("{name}已任{post}（{span}），不能重复。").format(name=term.name, post=term.post, span=span(term)),
            hint=_("日期有误，用 {command} 更正。").format(
                command=f"xieshang station correct {station} {term.post} {term.name}"
            ),
            ids=[station],
        )


def appoint(station: Station, policy: Policy, stamp: Stamp, term: Post, *, succeed: bool = False) -> Station:
    """Appoint somebody; `succeed` ends the term of the one before on the same day."""
    say(name=term.name)
    require_forward(term)
    before = _to_succeed(station, policy, term) if term.until is None else None
    if before is not None and not succeed:
        raise PostTakenError(station.code, before)
    begin = term.from_ or stamp.day
    posts = tuple(ended(other, begin) if other is before else other for other in station.posts)
    require_free(station.code, policy, term, posts)
    what = f"任命{_called(term)}为{term.post}，{_span_of_event(term)}"
    what += f"，依据：{term.basis}" if term.basis else ""
    what += f"；{before.name}同日免职" if before is not None else ""
    return changed(station, stamp, "appoint", what, posts=(*posts, term))


def relieve(
    station: Station, stamp: Stamp, post: str, who: str | None, until: PartialDate, reason: str | None = None
) -> Station:
    """End the running term of somebody in a post; `who` is a name or the id of a member."""
    leaving = _one(station, post, who, [term for term in _terms(station, post, who) if term.until is None])
    over = ended(leaving, until)
    posts = tuple(over if term is leaving else term for term in station.posts)
    what = f"免去{_called(leaving)}的{post}，自 {until} 起" + (f"，原因：{reason}" if reason else "")
    return changed(station, stamp, "relieve", what, posts=posts)


def correct(
    station: Station,
    policy: Policy,
    stamp: Stamp,
    post: str,
    who: str | None,
    *,
    began: PartialDate | None = None,
    still_held: bool = False,
    **facts: object,
) -> Station:
    """Put right or complete one term; the event keeps what it said before. `facts` are fields of `Post`."""
    terms = [term for term in _terms(station, post, who) if began is None or term.from_ == began]
    running = [term for term in terms if term.until is None]
    if who is None and began is None and len(running) == 1:
        terms = running
    wrong = _one(station, post, who, terms)
    right = completed(wrong, **facts)
    right = require_forward(rebuilt(right, until=None) if still_held else right)
    others = [term for term in station.posts if term is not wrong]
    require_free(station.code, policy, right, others)
    posts = tuple(right if term is wrong else term for term in station.posts)
    titles = [
        field.title or name for name, field in Post.model_fields.items() if getattr(wrong, name) != getattr(right, name)
    ]
    if not titles:
        return station
    what = f"更正{_called(wrong)}任{post}：{'、'.join(titles)}{formerly(wrong, right)}"
    return changed(station, stamp, "correct", what, posts=posts)


def require_free(station: str, policy: Policy, term: Post, others: Iterable[Post]) -> None:
    """Refuse a term that lies over another of the same person, or over any in a post for one person."""
    for other in overlapping(term, (other for other in others if other.post == term.post)):
        if other.has_same_holder(term):
            raise AlreadyHoldingError(station, other)
        if term.post in policy.single_posts:
            what = _("{name}任{post}").format(name=other.name, post=other.post)
            raise TermOverlapError(what, other, station, "correct")


def deputies_beyond(station: Station, policy: Policy, day: date) -> int:
    """How many more deputy heads there are on a day than this place wants."""
    return max(0, len(station.holders(DEPUTY, day)) - policy.most_deputies)


def new_term(**facts: object) -> Post:
    """Make a term from the facts there are."""
    return made(Post, **facts)


def _to_succeed(station: Station, policy: Policy, term: Post) -> Post | None:
    """Give the one who holds the post when the new term begins, where only one person may."""
    if term.post not in policy.single_posts:
        return None
    held = [other for other in station.posts if other.post == term.post and other.until is None]
    return next((other for other in held if begins_before(other, term) and not other.has_same_holder(term)), None)


def _terms(station: Station, post: str, who: str | None) -> list[Post]:
    return [term for term in station.posts if term.post == post and (who is None or who in {term.name, term.member})]


def _one(station: Station, post: str, who: str | None, terms: list[Post]) -> Post:
    if len(terms) > 1:
        raise SeveralHoldersError(post, terms)
    if not terms:
        raise NotHoldingError(station.code, post, who, _terms(station, post, who) or _terms(station, post, None))
    return terms[0]


def _known(term: Post) -> str:
    return f"{term.name} {term.member}" if term.member else term.name


def _called(term: Post) -> str:
    return f"{term.name}（委员 {term.member}）" if term.member else term.name


def _span_of_event(term: Post) -> str:
    return f"任期 {term.from_ or '未记录'} 至 {term.until}" if term.until else f"自 {term.from_ or '未记录'} 起"
