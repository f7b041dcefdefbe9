"""Who and what there is on one day, and shares of it that say what they leave out.

Rows say of what is dated the first day and the day before which it ended, as ISO text, so days compare as text.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from xieshang_cli.model.assigned import assigned_terms
from xieshang_cli.model.identity import code_of
from xieshang_cli.model.rows import SessionRow
from xieshang_cli.model.vocabulary import Level
from xieshang_cli.reports.document import Rate
from xieshang_cli.reports.selection import Selection


class Spanning(Protocol):
    """A row of something dated, half-open; no first day is one nobody recorded."""

    @property
    def first(self) -> str | None:
        """The first day."""

    @property
    def end(self) -> str | None:
        """The first day on which it no longer holds."""


AnySpanning = TypeVar("AnySpanning", bound=Spanning)

LEVELS = {2: Level.PROVINCE, 4: Level.PREFECTURE, 6: Level.COUNTY}
"""The level of a committee by the length of its code."""


def holds(row: Spanning, day: str) -> bool:
    """Whether it holds on `day`; a beginning nobody recorded lies in the past."""
    return (row.first is None or row.first <= day) and (row.end is None or day < row.end)


def on_day(rows: Iterable[AnySpanning], day: date) -> list[AnySpanning]:
    """Give the rows that hold on `day`."""
    text = day.isoformat()
    return [row for row in rows if (row.first is None or row.first <= text) and (row.end is None or text < row.end)]


def assigned_on_day(selection: Selection) -> set[tuple[str, str]]:
    """Give each station with the ids of those assigned to it on the day of the roster, each once."""
    text = selection.roster_day.isoformat()
    terms = assigned_terms(selection.assignments, selection.postings)
    return {(row.station, who) for who, row in terms if holds(row, text)}


def share(units: Iterable[str], having: frozenset[str], *, is_recorded: bool, doubtful: int = 0) -> Rate:
    """Count the units that are among those `having` it.

    Where nobody recorded anything of the kind, nothing is known, and all units are left out instead of counted as
    without it; so are the `doubtful`.
    """
    known = set(units)
    if not is_recorded:
        return Rate(0, 0, len(known) + doubtful)
    return Rate(len(known & having), len(known), doubtful)


def total(rates: Iterable[Rate]) -> Rate:
    """Add shares of different units."""
    numerator = denominator = left_out = 0
    for rate in rates:
        numerator += rate.numerator
        denominator += rate.denominator
        left_out += rate.left_out
    return Rate(numerator, denominator, left_out)


def known(rate: Rate) -> Rate | None:
    """Give a share as a cell: of nothing counted there is none."""
    return rate if rate.denominator else None


def in_scope(code: str, selection: Selection) -> bool:
    """Whether a unit lies in the place asked for."""
    return code.startswith(selection.station or selection.division or "")


def level_of_id(identity: str) -> Level | None:
    """Give the level of the committee a member or special committee belongs to."""
    return LEVELS.get(len(code_of(identity)))


def was_held(row: SessionRow, day: date) -> bool:
    """Whether a session was held by `day`: one that is only planned, or of a later day, was not."""
    if row.held_from is None:
        return row.planned_for is None
    return row.held_from <= day.isoformat()
