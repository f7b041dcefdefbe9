"""Gaps, overlaps and counts of terms are what looking at every single day gives."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.model.dated import day_after, day_before, holding_on, is_upside_down
from xieshang_cli.model.organisation import Post
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.rules.terms import Days, counted, days_of, gaps, overlaps

FIRST = date(2026, 1, 1)
EVERY_DAY = [FIRST + timedelta(days=number) for number in range(40)]
SOME_DAY = st.none() | st.sampled_from(EVERY_DAY[5:35]).map(PartialDate.of)


@st.composite
def terms(draw: st.DrawFn) -> list[Post]:
    number = draw(st.integers(0, 4))
    made = [Post(post="站长", name=f"甲{n}", from_=draw(SOME_DAY), until=draw(SOME_DAY)) for n in range(number)]
    return [term for term in made if not is_upside_down(term)]


def holds(days: Days, day: date) -> bool:
    return (days.since is None or days.since <= day) and (days.until is None or day <= days.until)


@given(terms(), st.sampled_from([Days(), Days(EVERY_DAY[3]), Days(EVERY_DAY[8], EVERY_DAY[20])]))
def test_a_day_lies_in_one_gap_when_nobody_holds(posts: list[Post], within: Days) -> None:
    found = list(gaps(posts, within))
    for day in EVERY_DAY:
        expected = holds(within, day) and not holding_on(posts, day)
        assert sum(holds(days, day) for days in found) == expected


@given(terms())
def test_a_day_lies_in_an_overlap_when_two_hold(posts: list[Post]) -> None:
    found = list(overlaps(enumerate(posts)))
    for day in EVERY_DAY:
        assert any(holds(days, day) for *_who, days in found) == (len(holding_on(posts, day)) > 1)
    for position, term, other, days in found:
        assert posts[position] is term is not other
        assert days.since is None or (term in holding_on(posts, days.since) and other in holding_on(posts, days.since))


@given(terms())
def test_each_day_has_the_number_that_holds(posts: list[Post]) -> None:
    found = list(counted(posts, FIRST))
    for day in EVERY_DAY:
        assert [number for number, days in found if holds(days, day)] == [len(holding_on(posts, day))]


@given(terms())
def test_the_days_of_a_term_are_those_on_which_it_holds(posts: list[Post]) -> None:
    for term in posts:
        for day in EVERY_DAY:
            assert holds(days_of(term), day) == bool(holding_on([term], day))


def test_a_month_is_read_in_favour_of_who_wrote_it() -> None:
    before = Post(post="站长", name="甲", from_=None, until=PartialDate("2026-03"))
    after = Post(post="站长", name="乙", from_=PartialDate("2026-03"))
    later = Post(post="站长", name="丙", from_=PartialDate("2026-04"))
    assert not list(overlaps([(0, before), (1, after)]))
    assert not list(gaps([before, after]))
    assert list(gaps([before, later])) == [Days(date(2026, 3, 31), date(2026, 3, 31))]


def test_there_is_a_first_and_a_last_day() -> None:
    assert day_after(date.max) == date.max
    assert day_after(date(9999, 12, 1), 31) == date.max
    assert day_after(date(9999, 12, 1), 29) == date(9999, 12, 30)
    assert day_before(date.min) == date.min
    forever = Post(post="站长", name="甲", from_=PartialDate("0001-01-01"), until=PartialDate("9999-12-31"))
    assert not list(gaps([forever]))
    assert list(counted([forever], None)) == [(1, Days())]
