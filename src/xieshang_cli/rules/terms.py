"""What several rules ask of terms: on which days they hold, where two overlap or none holds, which run backwards.

No rule itself. A date known to the month or year is read in favour of whoever wrote it: only a sure overlap and a sure
gap count.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeVar

from xieshang_cli.language import N_
from xieshang_cli.model.dated import Dated, day_after, day_before, is_upside_down
from xieshang_cli.model.organisation import Station
from xieshang_cli.rules.engine import Problem

Term = TypeVar("Term", bound=Dated)


class Days(NamedTuple):
    """The days from `since` to `until`, both included; None is open."""

    since: date | None = None
    until: date | None = None


def days_of(term: Dated) -> Days:
    """Give the days on which a term holds, as rosters have them."""
    since = term.from_.earliest if term.from_ else None
    return Days(since, day_before(term.until.earliest) if term.until else None)


def founded_since(station: Station) -> date | None:
    """Give the day since which the station surely exists."""
    return station.founded_on.latest if station.founded_on else None


def upside_down(field: str, terms: Sequence[Dated]) -> Iterator[Problem]:
    """Yield a problem for each term in the list `field` that surely ends before it begins."""
    for position, term in enumerate(terms):
        if is_upside_down(term):
            text = N_("结束（{until_day}）早于开始（{from_day}）")
            yield Problem(f"{field}[{position}].until", text, until_day=str(term.until), from_day=str(term.from_))


def overlaps(terms: Iterable[tuple[int, Term]]) -> Iterator[tuple[int, Term, Term, Days]]:
    """Give each term, with its position, that surely holds while another does; the other; and the days.

    A successor may begin on the day the other ends. Each term is held against the one lasting longest before it, so
    that many at once are each named once.
    """
    lasting: Term | None = None
    for position, term in sorted(terms, key=_beginning):
        if _surely_ends(term) <= _surely_begins(term):
            continue
        if lasting is not None and _surely_begins(term) < _surely_ends(lasting):
            ends = min(_surely_ends(lasting), _surely_ends(term))
            yield position, term, lasting, _days(_surely_begins(term), ends)
        if lasting is None or _surely_ends(term) > _surely_ends(lasting):
            lasting = term


def gaps(terms: Iterable[Dated], within: Days = Days()) -> Iterator[Days]:  # noqa: B008 - a value that never changes
    """Give the spans of days inside `within` on which surely none of the terms holds."""
    reached = within.since or date.min
    end = date.max if within.until is None else day_after(within.until)
    for begin, over in sorted((_possibly_begins(term), _possibly_ends(term)) for term in terms):
        if over <= begin:
            continue  # lasts no day
        if begin > reached and reached < end:
            yield _days(reached, min(begin, end))
        reached = max(reached, over)
    if reached < end:
        yield _days(reached, end)


def counted(terms: Iterable[Dated], since: date | None) -> Iterator[tuple[int, Days]]:
    """Give how many of the terms hold, span by span, from `since` on."""
    start = since or date.min
    changes = Counter({start: 0})
    for term in terms:
        begin = max(term.from_.earliest if term.from_ else date.min, start)
        end = term.until.earliest if term.until else date.max
        if begin < end:
            changes[begin] += 1
            changes[end] -= 1
    changes[date.max] += 0
    number = 0
    for (day, change), (following, _change) in pairwise(sorted(changes.items())):
        number += change
        yield number, _days(day, following)


def _beginning(placed: tuple[int, Dated]) -> tuple[date, int]:
    return _surely_begins(placed[1]), placed[0]


def _surely_begins(term: Dated) -> date:
    return term.from_.latest if term.from_ else date.min


def _surely_ends(term: Dated) -> date:
    return term.until.earliest if term.until else date.max


def _possibly_begins(term: Dated) -> date:
    return term.from_.earliest if term.from_ else date.min


def _possibly_ends(term: Dated) -> date:
    return term.until.latest if term.until else date.max


def _days(begin: date, end: date) -> Days:
    """Give the days of a half-open span whose bounds may be the first or last day there is."""
    return Days(None if begin == date.min else begin, None if end == date.max else day_before(end))
