"""下沉的委员一年没有到会。

查什么：下沉到本站的委员（在站里任职的也算），从下沉或任职那天、或者从最后一次到会起，满一年有没有再到本站的协商会（列席、
主持、召集、记录都算，书面的不算）。这期间本站没有一次会记了委员的名单，就看不出来，不查；下沉的日期没有写的，从本站记了名单的
第一次会算起。

为什么：人分到了站，一年不来，下沉就只在名册上。

例：2025-01 下沉的委员，到 2026-02 一次会也没有来，这期间本站开了四次会。

怎样改：来了没有记的，`xieshang session attend 会议编码 --member 委员`；不再下沉的，用
`xieshang station unassign` 或 `xieshang station relieve` 结束。
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from xieshang_cli.language import N_
from xieshang_cli.model.assigned import assigned_terms
from xieshang_cli.model.dated import day_after, day_before
from xieshang_cli.model.identity import is_member_id
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule

YEAR = 365


@rule("ST044", Station, provision=N_("“三个下沉”"))
def assigned_member_never_came(station: Station, records: Records) -> Iterator[Problem]:
    """Who is assigned to a station is seen there."""
    spans = list(_spans(station))
    if not spans:
        return
    held = [_Held(session.held_on, *_seen(session)) for session in records.sessions_at(station.code) if session.held_on]
    naming = [one.day for one in held if one.members]
    for span in spans if naming else ():
        member = records.member(span.who)
        last = _last_seen(span, held, {span.who, member.name} if member else {span.who})
        after = next((day for day in naming if last and day > last), None)
        if last is None or after is None:
            continue
        since = max(day_after(last.latest, YEAR), after.latest)
        until = day_before(span.until.earliest) if span.until else None
        if until is None or since <= until:
            text = N_("委员{name}自 {last} 起一年没有到会的记录")
            values = {"name": member.name if member else span.who, "last": str(last)}
            yield Problem(span.field, text, since=since, until=until, **values)


class _Span(NamedTuple):
    """The days on which a member is assigned without a break, by one term or several; `field` is the first of them."""

    field: str
    who: str
    began: PartialDate | None
    until: PartialDate | None


class _Held(NamedTuple):
    """One session: the members on its list who came, and who led it, by id or name."""

    day: PartialDate
    members: frozenset[str]
    leading: frozenset[str]


def _spans(station: Station) -> Iterator[_Span]:
    """Give the spans of each member: a head who is assigned as well is missed once."""
    parts = (("assignments", station.assignments), ("posts", station.posts))
    fields = {id(part): f"{name}[{place}]" for name, terms in parts for place, part in enumerate(terms)}
    spans: dict[str, _Span] = {}
    terms = assigned_terms(station.assignments, station.posts)
    for who, term in sorted(terms, key=lambda pair: pair[1].from_.earliest if pair[1].from_ else date.min):
        if not is_member_id(who):
            continue
        before = spans.get(who)
        if before is None or _is_over(before, term.from_):
            if before is not None:
                yield before
            spans[who] = _Span(fields[id(term)], who, term.from_, term.until)
        elif before.until is not None:
            later = None if term.until is None else max(before.until, term.until, key=lambda day: day.earliest)
            spans[who] = before._replace(until=later)
    yield from spans.values()


def _is_over(span: _Span, day: PartialDate | None) -> bool:
    return span.until is not None and day is not None and span.until.earliest < day.earliest


def _last_seen(span: _Span, held: Sequence[_Held], names: set[str]) -> PartialDate | None:
    """Give the last day on which the member came while assigned, else the day the assignment began."""
    began = span.began or next((one.day for one in held if one.members), None)
    ended = span.until.earliest if span.until else date.max
    came = [one.day for one in held if (span.who in one.members or names & one.leading) and one.day.earliest < ended]
    return max(filter(None, [began, *came[-1:]]), default=None)


def _seen(session: Session) -> tuple[frozenset[str], frozenset[str]]:
    """Give the members who came, and who led it; a session that only counts heads names nobody."""
    came = [person for person in session.participants if person.took_part or person.is_observer]
    leading = (session.host, session.convener, session.recorder)
    return frozenset(person.member for person in came if person.member), frozenset(filter(None, leading))
