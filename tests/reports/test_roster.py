"""Since when a post stands vacant, in every shape of its past."""

from datetime import date

import pytest

from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import PostRow, StationRow
from xieshang_cli.reports.roster import Vacancy, days_from, head_vacancy, vacancies

DAY = date(2026, 11, 23)
CODE = "620302001"


def station(founded_on: str | None = "2019-06-01") -> StationRow:
    """A station founded on a day."""
    return StationRow(CODE, "滨河路站", founded_on, None, (founded_on + "-01-01")[:10] if founded_on else None)


def term(post: str, first: str | None, end: str | None = None) -> PostRow:
    """One term in a post; months and years mean their first day."""
    days = [day and (day + "-01-01")[:10] for day in (first, end)]
    return PostRow(CODE, post, "某人", None, None, first, days[0], end, days[1], None)


@pytest.mark.parametrize(
    ("terms", "since", "days"),
    [
        ([], "2019-06-01", 2732),
        ([("2020-01-01", "2026-11-03")], "2026-11-03", 20),
        ([("2020-01-01", "2022-01-01"), ("2022-01-01", "2026-11-22")], "2026-11-22", 1),
        ([("2022-01-01", "2026-11-22"), ("2020-01-01", "2022-01-01")], "2026-11-22", 1),
        ([(None, "2026-11")], "2026-11", None),
        ([("2027-01-01", None)], "2019-06-01", 2732),
        ([("2020-01-01", "2026-11-23")], "2026-11-23", 0),
    ],
)
def test_the_head_is_missing_since(terms: list[tuple[str | None, str | None]], since: str, days: int | None) -> None:
    posts = [term("站长", *span) for span in terms]

    assert head_vacancy(station(), posts, Policy(), DAY) == Vacancy("站长", since, days)


@pytest.mark.parametrize("span", [("2020-01-01", None), (None, None), ("2026-11-23", None), (None, "2026-11-24")])
def test_a_head_is_there(span: tuple[str | None, str | None]) -> None:
    assert head_vacancy(station(), [term("站长", *span)], Policy(), DAY) is None


def test_of_a_station_without_founding_day_nobody_knows_since_when() -> None:
    assert head_vacancy(station(None), [], Policy(), DAY) == Vacancy("站长", None, None)


def test_before_its_founding_a_station_lacks_nobody() -> None:
    assert vacancies(station("2026-12-01"), [], Policy(), DAY) == []
    assert head_vacancy(station("2026-12-01"), [], Policy(), DAY) is None


def test_deputies_are_missing_while_there_are_fewer_than_wanted() -> None:
    posts = [
        term("站长", "2020"),
        term("副站长", "2020-01-01"),
        term("副站长", "2021-01-01", "2026-11-20"),
        term("副站长", "2020-01-01", "2026-11-01"),
    ]

    assert vacancies(station(), posts, Policy(), DAY) == []
    assert vacancies(station(), posts, Policy(least_deputies=2), DAY) == [Vacancy("副站长", "2026-11-20", 3)]


def test_other_posts_are_missing_only_where_somebody_held_them() -> None:
    posts = [term("站长", "2020"), term("副站长", "2020"), term("联络员", "2020", "2026-11-13")]

    assert vacancies(station(), posts, Policy(), DAY) == [Vacancy("联络员", "2026-11-13", 10)]


@pytest.mark.parametrize(("typed", "days"), [("2026-11-23", 0), ("2026-11", None), (None, None), ("2025-11-23", 365)])
def test_days_are_counted_from_full_dates_only(typed: str | None, days: int | None) -> None:
    assert days_from(typed, DAY) == days
