"""Calendars: ours are read by a library as meant, those of others give the days somebody is away."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from xieshang_cli.errors import XieshangError
from xieshang_cli.exchange.ics import Entry, calendar_bytes, days_away

WRITTEN = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=80)


@given(st.lists(st.tuples(TEXTS, st.dates(date(2020, 1, 1), date(2030, 1, 1)), TEXTS), max_size=5))
def test_what_is_written_is_read_as_meant(entries: list[tuple[str, date, str]]) -> None:
    ours = [Entry(uid=str(n), title=title, day=day, note=note) for n, (title, day, note) in enumerate(entries)]
    data = calendar_bytes(ours, name="日历", written=WRITTEN)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    read = icalendar.Calendar.from_ical(data)
    events = {str(event["uid"]): event for event in read.walk("VEVENT")}
    assert len(events) == len(entries)
    for entry in ours:
        event = events[f"{entry.uid}@xieshang"]
        assert event.decoded("dtstart") == entry.day
        assert str(event["summary"]) == entry.title


def test_a_session_has_its_hour_and_place() -> None:
    start = datetime(2026, 12, 1, 15, 0, tzinfo=SHANGHAI)
    entry = Entry(uid="s", title="协商会", day=start.date(), start=start, place="议事室")
    data = calendar_bytes([entry], name="日历", written=WRITTEN)
    (event,) = icalendar.Calendar.from_ical(data).walk("VEVENT")
    assert event.decoded("dtstart").astimezone(UTC) == start.astimezone(UTC)
    assert b"BEGIN:VTIMEZONE" in data
    assert str(event["location"]) == "议事室"


def ics(*lines: str) -> bytes:
    event = ["BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", *event, "END:VCALENDAR", ""]).encode()


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (("DTSTART;VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261203", "SUMMARY:出差"), ["2026-12-01", "2026-12-02"]),
        (("DTSTART:20261201T090000", "DTEND:20261201T100000"), ["2026-12-01"]),
        (("DTSTART;VALUE=DATE:20261201", "RRULE:FREQ=WEEKLY;COUNT=3"), ["2026-12-01", "2026-12-08", "2026-12-15"]),
        (("DTSTART;VALUE=DATE:20251205", "RRULE:FREQ=MONTHLY"), ["2026-12-05"]),
        (("DTSTART;VALUE=DATE:20270101",), []),
        (("SUMMARY:没有日期",), []),
    ],
)
def test_days_somebody_is_away(lines: tuple[str, ...], days: list[str]) -> None:
    away = days_away(ics(*lines), "王强.ics", date(2026, 12, 1), date(2026, 12, 31))
    assert [day.isoformat() for day in sorted(away)] == days


@pytest.mark.parametrize("data", [b"", b"hello", b"BEGIN:VEVENT\r\nEND:VCALENDAR\r\n", b"\x00\xff", b"x" * 3_000_000])
def test_what_is_no_calendar_is_said(data: bytes) -> None:
    with pytest.raises(XieshangError):
        days_away(data, "x.ics", date(2026, 1, 1), date(2026, 12, 31))
