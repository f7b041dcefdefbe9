"""Whatever is done to the posts of a station, no single post is ever held by two, and no term lasts no day."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from workflow.samples import stamp
from xieshang_cli.errors import XieshangError
from xieshang_cli.model.dated import overlap
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.workflow import posts

NAMES = st.sampled_from(["张明", "李华", "王强"])
HELD = st.sampled_from(["站长", "副站长"])
DAYS = st.one_of(
    st.dates(date(2020, 1, 1), date(2021, 12, 31)).map(PartialDate.of),
    st.sampled_from([PartialDate("2020"), PartialDate("2020-06"), PartialDate("2021-01")]),
)
APPOINTED = st.tuples(st.just("appoint"), HELD, NAMES, DAYS, st.none() | DAYS, st.booleans())
RELIEVED = st.tuples(st.just("relieve"), HELD, NAMES, DAYS)
CORRECTED = st.tuples(st.just("correct"), HELD, NAMES, DAYS, st.none() | DAYS)


@given(st.lists(APPOINTED | RELIEVED | CORRECTED, max_size=12))
def test_terms_never_collide(steps: list[tuple[Any, ...]]) -> None:
    station = Station(code="620302001", name="滨河路站")
    for action, post, name, day, *more in steps:
        before = station
        try:
            station = done(station, action, post, name, day, *more)
        except XieshangError:
            continue
        assert len(station.posts) >= len(before.posts)
        assert len(station.events) - len(before.events) in {0, 1}
    for term in station.posts:
        assert term.from_ is None or term.until is None or term.from_.earliest < term.until.latest
        for other in station.posts:
            if other is term or other.post != term.post:
                continue
            if term.post in Policy().single_posts or term.name == other.name:
                assert not overlap(term, other)


def done(station: Station, action: object, post: str, name: str, day: PartialDate, *more: object) -> Station:
    """Do one step."""
    match action, more:
        case "appoint", (until, bool(succeed)):
            term = posts.new_term(post=post, name=name, from_=day, until=until)
            return posts.appoint(station, Policy(), stamp(), term, succeed=succeed)
        case "relieve", ():
            return posts.relieve(station, stamp(), post, name, day)
        case _:
            return posts.correct(station, Policy(), stamp(), post, name, from_=day, until=more[0])
