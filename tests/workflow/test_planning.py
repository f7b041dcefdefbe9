"""Days proposed for a session: what speaks for each, what against, and always the same answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.errors import XieshangError
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import DutyRow, SessionRow
from xieshang_cli.workflow.busy_spans import busy_spans
from xieshang_cli.workflow.planning import AGAINST, Reason, Verdict, Wish, verdicts

STATION = "620302001"
WANG = "620302-m-0001"


def wish(first: str, last: str, **facts: object) -> Wish:
    days = {"first": date.fromisoformat(first), "last": date.fromisoformat(last)}
    return Wish(**{"station": STATION, "today": date(2026, 9, 1), "members": {WANG: "王强"}, **days, **facts})  # type: ignore[arg-type]


def a_session(day: str | None = None, planned: str | None = None, **facts: object) -> SessionRow:
    blank = dict.fromkeys(SessionRow._fields)
    typed = {"held_on": day, "held_from": (day or "")[:10] if day and len(day) == 10 else None}
    row = {**blank, "id": "s", "station": "620302002", "topics": "", "members": "", **typed}
    return SessionRow(**{**row, "planned_for": planned, "planned_from": planned, **facts})  # type: ignore[arg-type]


def told(found: list[Verdict]) -> dict[str, set[Reason]]:
    return {verdict.day.isoformat(): {why.reason for why in verdict.whys} for verdict in found}


def test_holidays_weekends_and_adjusted_days() -> None:
    days = told(verdicts(wish("2026-09-30", "2026-10-11"), Policy(), [], []))
    assert days["2026-09-30"] == {Reason.WORKDAY}
    assert days["2026-10-01"] == {Reason.HOLIDAY}
    assert days["2026-10-10"] == {Reason.ADJUSTED}
    assert days["2026-10-11"] == {Reason.WEEKEND}
    weekend = verdicts(wish("2026-10-11", "2026-10-11", allows_weekends=True), Policy(), [], [])
    assert told(weekend)["2026-10-11"] == {Reason.WEEKEND_ALLOWED}
    assert weekend[0].is_proposed


def test_an_unknown_year_is_said_and_the_archive_can_state_it() -> None:
    assert told(verdicts(wish("2031-01-01", "2031-01-01"), Policy(), [], []))["2031-01-01"] == {
        Reason.UNKNOWN_YEAR,
        Reason.WORKDAY,
    }
    stated = Policy(calendar={"2031": {"holidays": ("2031-01-01",), "workdays": ()}})
    assert told(verdicts(wish("2031-01-01", "2031-01-01"), stated, [], []))["2031-01-01"] == {Reason.HOLIDAY}


def test_people_must_have_time_to_come() -> None:
    found = verdicts(wish("2026-09-02", "2026-09-04"), Policy(notice_workdays=3), [], [])
    assert [verdict.is_proposed for verdict in found] == [False, False, True]
    assert found[0].whys[-1].about == "2026-09-04"


def test_other_sessions_and_duties_of_the_same_people_places_and_stations() -> None:
    sessions = [
        a_session("2026-09-07", members=f"{WANG}/present/in-person"),
        a_session(planned="2026-09-08", place="议事室"),
        a_session(planned="2026-09-09", station=STATION),
        a_session("2026-09"),
    ]
    duties = [DutyRow("620302002", "2026-09-10", "2026-09-10", WANG, None, None)]
    away = {date(2026, 9, 11): ["李红"]}
    found = told(verdicts(wish("2026-09-07", "2026-09-11", place="议事室", away=away), Policy(), sessions, duties))
    assert found["2026-09-07"] == {Reason.WORKDAY, Reason.MEMBER_AT_SESSION}
    assert found["2026-09-08"] == {Reason.WORKDAY, Reason.ROOM_TAKEN}
    assert found["2026-09-09"] == {Reason.WORKDAY, Reason.STATION_TAKEN}
    assert found["2026-09-10"] == found["2026-09-11"] == {Reason.WORKDAY, Reason.MEMBER_AWAY}


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("06", "2026-06-30", "2026-07-01"),
        ("6月", "2026-06-01", "2026-05-31"),
        ("09-20~10-10", "2026-10-10", "2026-10-11"),
        ("9月20日至10月10日", "2026-09-20", "2026-09-19"),
        ("芒种~夏至", "2026-06-05", "2026-06-04"),
        ("12-20~01-10", "2027-01-10", "2027-01-11"),
        ("11～12", "2026-12-31", "2026-10-31"),
    ],
)
def test_busy_seasons(words: str, inside: str, outside: str) -> None:
    policy = Policy(busy_spans=(words,))
    asked = [told(verdicts(wish(day, day), policy, [], [])).popitem()[1] for day in (inside, outside)]
    assert [Reason.BUSY in reasons for reasons in asked] == [True, False]


@pytest.mark.parametrize("words", ["春忙", "13", "02-30", "06~", "1~2~3", ""])
def test_seasons_nobody_can_read(words: str) -> None:
    with pytest.raises(XieshangError, match="看不懂"):
        busy_spans([words], 2026)


@given(st.dates(date(2025, 1, 1), date(2028, 1, 1)), st.integers(0, 60), st.booleans())
def test_every_day_has_a_verdict_with_a_reason(first: date, length: int, weekends: bool) -> None:
    asked = Wish(station=STATION, today=first, first=first, last=first + timedelta(length), allows_weekends=weekends)
    found = verdicts(asked, Policy(busy_spans=("06",)), [], [])
    assert [verdict.day for verdict in found] == [first + timedelta(passed) for passed in range(length + 1)]
    assert all(verdict.whys for verdict in found)
    assert found == verdicts(asked, Policy(busy_spans=("06",)), [], [])
    for verdict in found:
        assert verdict.is_proposed == (not AGAINST & {why.reason for why in verdict.whys})
