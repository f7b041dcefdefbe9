"""What holds from a day until before another: terms of office, assignments, councils; the days before and after."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Protocol, TypeVar

from xieshang_cli.model.partial import PartialDate


class Dated(Protocol):
    """Something with a first day and a day before which it ended; half-open, so that one may follow another."""

    @property
    def from_(self) -> PartialDate | None:
        """The first day; None when nobody recorded it."""

    @property
    def until(self) -> PartialDate | None:
        """The first day on which it no longer holds; None while it goes on."""


AnyDated = TypeVar("AnyDated", bound=Dated)


def day_after(day: date, days: int = 1) -> date:
    """Give the day so many days later, or the last day there is: a deadline in 9999 is a slip, not a reason to fail."""
    return day + timedelta(days=days) if (date.max - day).days > days else date.max


def day_before(day: date) -> date:
    """Give the day before, or the first day there is."""
    return day - timedelta(days=1) if day > date.min else day


def holds_on(dated: Dated, day: date) -> bool:
    """Whether it holds on `day`; a beginning nobody recorded lies in the past, a month means its first day."""
    has_begun = dated.from_ is None or dated.from_.earliest <= day
    return has_begun and (dated.until is None or day < dated.until.earliest)


def holding_on(parts: Iterable[AnyDated], day: date) -> list[AnyDated]:
    """Give those that hold on `day`, in the order recorded."""
    return [part for part in parts if holds_on(part, day)]


def is_upside_down(dated: Dated) -> bool:
    """Whether it surely ended before it began."""
    return dated.from_ is not None and dated.until is not None and dated.until.surely_before(dated.from_)


def overlap(first: Dated, second: Dated) -> bool:
    """Whether there is a day on which both hold; a month or year means its first day."""
    begins = max(_begin(first), _begin(second))
    ends = min(_end(first), _end(second))
    return begins < ends


def _begin(dated: Dated) -> date:
    return dated.from_.earliest if dated.from_ else date.min


def _end(dated: Dated) -> date:
    return dated.until.earliest if dated.until else date.max
