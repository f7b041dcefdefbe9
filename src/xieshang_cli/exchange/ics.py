"""Calendars (.ics, RFC 5545): those of others read for the days they are away, ours written for phones."""

import importlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from xieshang_cli.errors import SurroundingsError, UsageError
from xieshang_cli.language import _

if TYPE_CHECKING:
    import icalendar

_MOST_BYTES = 2 * 1024 * 1024
_SHANGHAI = "Asia/Shanghai"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry: all day long, or from a moment on; `uid` is the same whenever it is written again."""

    uid: str
    title: str
    day: date
    start: datetime | None = None
    end: datetime | None = None
    place: str = ""
    note: str = ""


class CalendarLibraryMissingError(SurroundingsError):
    """Calendars need a library that is not installed."""

    def __init__(self) -> None:
        super().__init__(
            _("读写 .ics 日历需要另装一个库。"), hint=_("运行 pip install 'xieshang[calendar]'，再试一次。")
        )


class CalendarFileError(UsageError):
    """The file is no calendar."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(_("日历 {name}：{reason}。").format(name=name, reason=reason))


def calendar_bytes(entries: Iterable[Entry], *, name: str, written: datetime) -> bytes:
    """Write entries as one calendar; the same entries at the same moment give the same bytes."""
    library = _library()
    calendar = library.Calendar()
    calendar.add("prodid", "-//xieshang//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", _SHANGHAI)
    for entry in entries:
        calendar.add_component(_event(library, entry, written))
    calendar.add_missing_timezones()
    data: bytes = calendar.to_ical()
    return data


def days_away(data: bytes, name: str, first: date, last: date) -> dict[date, list[str]]:
    """Give the days from `first` to `last` on which a calendar has something, with what it is called."""
    if len(data) > _MOST_BYTES:
        raise CalendarFileError(name, _("太大，最多 {n} MB").format(n=_MOST_BYTES // 1024 // 1024))
    library = _library()
    try:
        calendar = library.Calendar.from_ical(data)
    except ValueError:
        raise CalendarFileError(name, _("不是 iCalendar 文件")) from None
    if calendar.name != "VCALENDAR":
        raise CalendarFileError(name, _("不是 iCalendar 文件"))
    away: dict[date, list[str]] = {}
    for event in calendar.walk("VEVENT"):
        for day in _days(event, name, first, last):
            away.setdefault(day, []).append(str(event.get("summary", "")))
    return away


def _library() -> Any:
    try:
        # An extra: 6 MB that only this needs.
        return importlib.import_module("icalendar")
    except ModuleNotFoundError:
        raise CalendarLibraryMissingError from None


def _event(library: Any, entry: Entry, written: datetime) -> "icalendar.Event":
    event = library.Event()
    event.add("uid", f"{entry.uid}@xieshang")
    event.add("dtstamp", written)
    event.add("summary", entry.title)
    if entry.start is not None:
        event.add("dtstart", entry.start)
        event.add("dtend", entry.end or entry.start + timedelta(hours=2))
    else:
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    if entry.place:
        event.add("location", entry.place)
    if entry.note:
        event.add("description", entry.note)
    made: icalendar.Event = event
    return made


def _days(event: Any, name: str, first: date, last: date) -> Iterator[date]:
    """Give the days an event covers, every time it comes again included."""
    if event.get("dtstart") is None:
        return
    begins = event.decoded("dtstart")
    start = _day(begins)
    end = _day(event.decoded("dtend")) if event.get("dtend") is not None else start
    if not isinstance(begins, datetime) and end > start:
        end -= timedelta(days=1)  # an all-day event ends before its end
    length = max((end - start).days, 0)
    for begin in _beginnings(event, name, start, first - timedelta(days=length), last):
        for passed in range(length + 1):
            day = begin + timedelta(days=passed)
            if first <= day <= last:
                yield day


def _beginnings(event: Any, name: str, start: date, first: date, last: date) -> Iterator[date]:
    rule = event.get("rrule")
    if rule is None:
        yield start
        return
    # Only calendars with recurring entries need it.
    rrule = importlib.import_module("dateutil.rrule")
    text = rule.to_ical().decode().replace("Z", "")
    try:
        recurring = rrule.rrulestr(text, dtstart=datetime(start.year, start.month, start.day), ignoretz=True)  # noqa: DTZ001 - days only
    except ValueError:
        raise CalendarFileError(name, _("看不懂重复规则 {rule}").format(rule=text)) from None
    span = (datetime(first.year, first.month, first.day), datetime(last.year, last.month, last.day))  # noqa: DTZ001
    for moment in recurring.between(*span, inc=True):
        yield moment.date()


def _day(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value
