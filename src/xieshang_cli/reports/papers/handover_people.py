"""Whom somebody who takes over a station has to know: posts, members assigned, leaders who answer for the place."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from xieshang_cli.language import N_, _
from xieshang_cli.model.dated import holding_on
from xieshang_cli.model.identity import level_of
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.rows import MemberRow
from xieshang_cli.reports.roster_days import level_of_id, on_day
from xieshang_cli.reports.selection import Selection

GIVER, POST, ASSIGNED, SPECIAL, RESPONSIBLE = "giver", "post", "assigned", "special_committee", "responsible"
_LEVEL_OF_MEMBER = N_("{level}下沉委员")
_LEVEL_OF_SPECIAL = N_("{level}下沉专委会")
_LEVEL_OF_LEADER = N_("包抓{level}")


class Contact(NamedTuple):
    """Somebody to call: `key` is the kind for programs, `group` says it to people."""

    key: str
    group: str
    name: str
    what: str | None
    member: str | None = None


def contacts(station: Station, giver: str, rows: Selection, day: date) -> list[Contact]:
    """Give them in the order in which they are asked: who hands over, the station's own, leaders, members by level."""
    return [*_giver(station, giver, day), *_posts(station, rows, day), *_responsible(rows, day), *_assigned(rows, day)]


def _giver(station: Station, name: str, day: date) -> Iterator[Contact]:
    """Give who hands over, where no post says so any more."""
    if all(post.name != name for post in holding_on(station.posts, day)):
        last = next((post for post in reversed(station.posts) if post.name == name), None)
        yield Contact(GIVER, _("移交人"), name, last.party_post if last else None, last.member if last else None)


def _posts(station: Station, rows: Selection, day: date) -> Iterator[Contact]:
    known = {row.id: row for row in rows.members}
    order = list(rows.policy.station_posts)
    held = holding_on(station.posts, day)
    for post in sorted(held, key=lambda post: order.index(post.post) if post.post in order else len(order)):
        member = known.get(post.member or "")
        yield Contact(
            POST, post.post, post.name, post.party_post or (_employer(member) if member else None), post.member
        )


def _responsible(rows: Selection, day: date) -> Iterator[Contact]:
    posts = {row.member: row.post for row in on_day(rows.leaders, day)}
    seen: set[tuple[str, str]] = set()
    for row in sorted(on_day(rows.responsibilities, day), key=lambda row: -len(row.division)):
        if (row.division, row.member or row.name) in seen:
            continue
        seen.add((row.division, row.member or row.name))
        group = _(_LEVEL_OF_LEADER).format(level=_(level_of(row.division).label))
        yield Contact(RESPONSIBLE, group, row.name, posts.get(row.member or ""), row.member)


def _assigned(rows: Selection, day: date) -> Iterator[Contact]:
    members = {row.id: row for row in rows.members}
    specials = {row.id: row for row in rows.special_committees}
    posts = {row.member: row.post for row in on_day(rows.leaders, day)}
    # County first: they are nearest.
    for row in sorted(on_day(rows.assignments, day), key=lambda row: (-len(row.who.split("-", 1)[0]), row.who)):
        level = level_of_id(row.who)
        said = _(level.label) if level else ""
        member, special = members.get(row.who), specials.get(row.who)
        if special is not None:
            yield Contact(SPECIAL, _(_LEVEL_OF_SPECIAL).format(level=said), special.name, None)
        else:
            what = posts.get(row.who) or (_employer(member) if member else None)
            group = _(_LEVEL_OF_MEMBER).format(level=said)
            yield Contact(ASSIGNED, group, member.name if member else row.who, what, row.who)


def _employer(member: MemberRow) -> str | None:
    return " ".join(filter(None, (member.employer, member.position))) or member.circle
