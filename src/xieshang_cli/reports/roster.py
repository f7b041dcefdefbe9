"""Which posts of a station stand vacant on a day, since when; from rows, so that lists may ask too."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import PostRow, StationRow
from xieshang_cli.model.vocabulary import DEPUTY, HEAD
from xieshang_cli.reports.roster_days import on_day


class Vacancy(NamedTuple):
    """A post that too few people hold; `days` where the day on which that began is known, `since` as typed."""

    post: str
    since: str | None
    days: int | None


def head_vacancy(station: StationRow, posts: Sequence[PostRow], policy: Policy, day: date) -> Vacancy | None:
    """Say since when the station has no head on a day; None when it has one, or was not founded yet."""
    if not exists_on(station, day):
        return None
    return _vacancy(HEAD, station, [row for row in posts if row.post == HEAD], policy, day)


def days_from(typed: str | None, day: date) -> int | None:
    """Count the days from a date to another; None where the first is not fully known."""
    return (day - date.fromisoformat(typed)).days if typed is not None and len(typed) == 10 else None


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
        _vacancy(post, station, [row for row in posts if row.post == post], policy, day)
        for post in wanted_posts(policy)
    )
    return [vacancy for vacancy in found if vacancy is not None]


def wanted_posts(policy: Policy) -> list[str]:
    """Give the posts a station may have, in order."""
    return list(dict.fromkeys((HEAD, DEPUTY, *policy.station_posts)))


def _vacancy(post: str, station: StationRow, terms: Sequence[PostRow], policy: Policy, day: date) -> Vacancy | None:
    today = day.isoformat()
    begun = [term for term in terms if term.first is None or term.first <= today]
    needed = policy.least_deputies if post == DEPUTY else 1
    if (post not in {HEAD, DEPUTY} and not begun) or len(on_day(begun, day)) >= needed:
        return None
    changes = sorted({day for term in begun for day in (term.first, term.end) if day and day <= today}, reverse=True)
    for change in changes:
        if len(on_day(begun, date.fromisoformat(change) - timedelta(days=1))) >= needed:
            since = next(term.until for term in begun if term.end == change)
            return Vacancy(post, since, days_from(since, day))
    return Vacancy(post, station.founded_on, days_from(station.founded_on, day))
