"""Whether those who hold something are members on their days; no rule itself."""

from datetime import date

from xieshang_cli.model.committee import Member
from xieshang_cli.model.dated import Dated, day_before
from xieshang_cli.model.organisation import Post
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.records import Records
from xieshang_cli.rules.terms import Days, days_of


def days_before_membership(post: Post, records: Records) -> Days | None:
    """Give the days on which the holder of a post surely was no member yet.

    They are all days of a holder without a member's id; none of one whose id is unknown, which another rule says.
    """
    held = days_of(post)
    if post.member is None:
        return held
    member = records.member(post.member)
    if member is None or member.from_ is None or post.from_ is None or not post.from_.surely_before(member.from_):
        return None
    return Days(held.since, _earlier(held.until, day_before(member.from_.earliest)))


def days_after_leaving(term: Dated, member: Member) -> Days | None:
    """Give the days of a term on which the member surely had left."""
    return days_after(term, member.left)


def days_after(term: Dated, end: PartialDate | None) -> Days | None:
    """Give the days of a term that surely come after something ended; None when there are none."""
    if end is None:
        return None
    held = days_of(term)
    since = end.latest if held.since is None else max(end.latest, held.since)
    return Days(since, held.until) if held.until is None or since <= held.until else None


def _earlier(first: date | None, second: date) -> date:
    return second if first is None else min(first, second)
