"""Who holds which post of a station on a day, and which posts stand vacant since when; from rows, for lists too."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol, TypeVar

from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import PostRow, StationRow
from xieshang_cli.model.vocabulary import DEPUTY, HEAD


class Dated(Protocol):
    """A row of something that holds from a day until before another: as ISO text, and as typed."""

    @property
    def since(self) -> str | None:
        """The beginning as typed."""

    @property
    def first(self) -> str | None:
        """The first day the beginning can mean."""

    @property
    def until(self) -> str | None:
        """The end as typed."""

    @property
    def end(self) -> str | None:
        """The first day the end can mean."""


AnyDated = TypeVar("AnyDated", bound=Dated)


class Vacancy(NamedTuple):
    """A post that too few people hold; `days` where the day on which that began is known, `since` as typed."""

    post: str
    since: str | None
    days: int | None


def holding(rows: Iterable[AnyDated], day: date) -> list[AnyDated]:
    """Give what holds on a day; a beginning nobody recorded lies in the past."""
    wanted = day.isoformat()
    return [row for row in rows if _holds(row, wanted)]


def days_held(row: Dated, day: date) -> int | None:
    """How many days it has held; None where the first day is not fully known."""
    return _days(row.since, day)


def exists_on(station: StationRow, day: date) -> bool:
    """Whether the station was founded by then, as far as recorded."""
    return station.founded_from is None or station.founded_from <= day.isoformat()


def vacancies(station: StationRow, posts: Sequence[PostRow], policy: Policy, day: date) -> list[Vacancy]:
    """Give the posts too few people hold on a day, in the order of the policy; `posts` are all terms of the station.

    Every station has a head and deputies; another post stands vacant only when somebody held it before.
    """
    if not exists_on(station, day):
        return []
    found = (
        _vacancy(post, station, [row for row in posts if row.post == post], policy, day) for post in _wanted(policy)
    )
    return [vacancy for vacancy in found if vacancy is not None]


def _wanted(policy: Policy) -> list[str]:
    return list(dict.fromkeys((HEAD, DEPUTY, *policy.station_posts)))


def _vacancy(post: str, station: StationRow, terms: Sequence[PostRow], policy: Policy, day: date) -> Vacancy | None:
    today = day.isoformat()
    begun = [term for term in terms if term.first is None or term.first <= today]
    needed = policy.least_deputies if post == DEPUTY else 1
    if (post not in {HEAD, DEPUTY} and not begun) or len(holding(begun, day)) >= needed:
        return None
    changes = sorted({day for term in begun for day in (term.first, term.end) if day and day <= today}, reverse=True)
    for change in changes:
        if len(holding(begun, date.fromisoformat(change) - timedelta(days=1))) >= needed:
            since = next(term.until for term in begun if term.end == change)
            return Vacancy(post, since, _days(since, day))
    return Vacancy(post, station.founded_on, _days(station.founded_on, day))


def _holds(row: Dated, day: str) -> bool:
    return (row.first is None or row.first <= day) and (row.end is None or day < row.end)


def _days(typed: str | None, day: date) -> int | None:
    return (day - date.fromisoformat(typed)).days if typed is not None and len(typed) == 10 else None
