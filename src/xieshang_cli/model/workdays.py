"""Working days: public holidays and adjusted weekends, as published, or as the archive states them itself."""

import importlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from xieshang_cli.model.policy import Policy

_SATURDAY = 5


class Deadline(NamedTuple):
    """A day reached by counting, and the years on the way whose holidays nobody published: there it may be off."""

    day: date
    unknown_years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Day:
    """One day: whether it is worked, and why it is not what its weekday says; "" where it is."""

    day: date
    is_workday: bool
    reason: str = ""
    is_known: bool = True


class WorkCalendar:
    """Tells working days by the archive's own calendar of the year, else by the published one.

    Of a year that neither knows, Monday to Friday count as working days, and every answer says so.
    """

    def __init__(self, policy: Policy) -> None:
        self._own: Mapping[str, Mapping[str, tuple[str, ...]]] = policy.calendar

    def knows(self, year: int) -> bool:
        """Whether the holidays of the year are published or stated."""
        return str(year) in self._own or _published().knows(year)

    def day(self, day: date) -> Day:
        """Tell about one day."""
        stated = self._own.get(str(day.year))
        if stated is not None:
            return self._stated(day, stated)
        if _published().knows(day.year):
            return Day(day, *_published().tell(day))
        return Day(day, day.weekday() < _SATURDAY, is_known=False)

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked, as far as known."""
        return self.day(day).is_workday

    def days_after(self, start: date) -> Iterator[Day]:
        """Give the days after `start`, one by one, up to the last day there is."""
        day = start
        while day < date.max:
            day += timedelta(days=1)
            yield self.day(day)

    def after(self, start: date, workdays: int) -> Deadline:
        """Give the last of so many working days after `start`; the day itself does not count."""
        reached, left, unknown = start, workdays, dict[int, None]()
        for told in self.days_after(start) if left > 0 else ():
            reached = told.day
            left -= told.is_workday
            if not told.is_known:
                unknown[told.day.year] = None
            if left <= 0:
                break
        return Deadline(reached, tuple(unknown))

    def _stated(self, day: date, stated: Mapping[str, tuple[str, ...]]) -> Day:
        is_weekend = day.weekday() >= _SATURDAY
        if day.isoformat() in stated["workdays"]:
            return Day(day, is_workday=True, reason="adjusted" if is_weekend else "")
        if day.isoformat() in stated["holidays"]:
            return Day(day, is_workday=False, reason="holiday")
        return Day(day, not is_weekend)


class _Published:
    """The State Council's yearly notices, as the library holds them."""

    def __init__(self) -> None:
        # 13 ms, and only few commands count working days.
        constants = importlib.import_module("chinese_calendar.constants")
        self._holidays: Mapping[date, str] = constants.holidays
        self._workdays: Mapping[date, str] = constants.workdays
        self._years = frozenset(day.year for day in self._holidays)

    def knows(self, year: int) -> bool:
        return year in self._years

    def tell(self, day: date) -> tuple[bool, str]:
        is_weekend = day.weekday() >= _SATURDAY
        if day in self._workdays:
            return True, "adjusted" if is_weekend else ""
        if day in self._holidays:
            return False, "holiday"
        return not is_weekend, ""


@cache
def _published() -> _Published:
    return _Published()
