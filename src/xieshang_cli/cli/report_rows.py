"""The rows a report is made from: chosen by place and period in SQL, before anything else is done with them."""

from typing import TYPE_CHECKING, Any

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import INCOMPLETE, Conditions, tell_unreadable
from xieshang_cli.cli.output import FOR_PEOPLE
from xieshang_cli.cli.places import division_names, station_names
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.identity import DIVISION_CODE
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import (
    EXTRACTS,
    AssignmentRow,
    CommitteeRow,
    CouncilRow,
    DivisionRow,
    DutyRow,
    HandoverRow,
    LeaderRow,
    MemberRow,
    MembershipRow,
    PlannedTopicRow,
    PlanRow,
    PostingRow,
    PostRow,
    RequestRow,
    ResearchRow,
    ResponsibilityRow,
    RevisitRow,
    RoomRow,
    SessionRow,
    SpecialCommitteeRow,
    StandingRow,
    StationRow,
    SurveyRow,
    TaskRow,
    TopicRow,
    TransferRow,
    VisitFindingRow,
    VisitRow,
)
from xieshang_cli.reports.selection import Selection
from xieshang_cli.storage.database import TO_DO
from xieshang_cli.storage.references import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

Period = tuple[PartialDate | None, PartialDate | None]

# Rows of each kind: their type, the column of the unit that keeps them, and the days their period is told by.
_ROWS: dict[str, tuple[type[Any], str, tuple[str, str] | None]] = {
    "topics": (TopicRow, "station", ("raised_from", "raised_until")),
    "standings": (StandingRow, "station", ("raised_from", "raised_until")),
    "sessions": (SessionRow, "station", ("held_from", "held_until")),
    "tasks": (TaskRow, "station", None),
    "requests": (RequestRow, "station", ("on_from", "on_until")),
    "stations": (StationRow, "code", None),
    "divisions": (DivisionRow, "code", None),
    "research": (ResearchRow, "station", ("on_from", "on_until")),
    "transfers": (TransferRow, "station", ("on_from", "on_from")),
    "surveys": (SurveyRow, "station", ("on_from", "on_until")),
    "revisits": (RevisitRow, "station", None),
    "plans": (PlanRow, "division", None),
    "planned_topics": (PlannedTopicRow, "division", None),
    "committees": (CommitteeRow, "code", None),
    "special_committees": (SpecialCommitteeRow, "committee", None),
    "leaders": (LeaderRow, "committee", None),
    "members": (MemberRow, "committee", None),
    "memberships": (MembershipRow, "committee", None),
    "posts": (PostRow, "station", None),
    "postings": (PostingRow, "station", None),
    "assignments": (AssignmentRow, "station", None),
    "councils": (CouncilRow, "station", None),
    "rooms": (RoomRow, "station", None),
    "duties": (DutyRow, "station", ("on_from", "on_from")),
    "handovers": (HandoverRow, "station", None),
    "responsibilities": (ResponsibilityRow, "division", None),
    "visits": (VisitRow, "committee", ("on_from", "on_from")),
    "visit_findings": (VisitFindingRow, "committee", None),
}

_ASSIGNED_THERE = (
    "IN (SELECT who FROM assignments WHERE station LIKE ? || '%'"
    " UNION SELECT member FROM posts WHERE member IS NOT NULL AND station LIKE ? || '%')"
)
# What concerns a place though the unit that keeps it is another: committees above send their members there, a county's
# member may serve in the next county, a leader of the prefecture visits.
_ALSO_THERE = {
    "assignments": "station LIKE ? || '%' OR who LIKE ? || '%'",
    "postings": "station LIKE ? || '%' OR member LIKE ? || '%'",
    "memberships": f"committee LIKE ? || '%' OR id {_ASSIGNED_THERE}",
    "members": f"committee LIKE ? || '%' OR id {_ASSIGNED_THERE}",
    "leaders": f"committee LIKE ? || '%' OR member {_ASSIGNED_THERE}",
    "special_committees": f"committee LIKE ? || '%' OR id {_ASSIGNED_THERE}",
    "committees": "code LIKE ? || '%' OR ? LIKE code || '%'",
    "visits": "committee LIKE ? || '%' OR ' ' || stations LIKE '% ' || ? || '%'",
    "visit_findings": "committee LIKE ? || '%' OR station LIKE ? || '%'",
}


class PeriodBackwardsError(UsageError):
    """The period ends before it begins."""

    def __init__(self, start: PartialDate, end: PartialDate) -> None:
        super().__init__(_("--from {start} 晚于 --to {end}。").format(start=start, end=end))


def report_rows(
    env: Env,
    needs: "Sequence[str]",
    *,
    station: str | None = None,
    division: str | None = None,
    period: Period = (None, None),
    everywhere: "Collection[str]" = (),
    anytime: "Collection[str]" = (),
    open_only: bool = False,
    days: "Mapping[str, tuple[str, str]] | None" = None,
    **asked: Any,
) -> Selection:
    """Choose rows of the kinds in `needs`. Topics belong to the period in which they were raised, as far as known.

    Kinds in `everywhere` are not narrowed to the place, those in `anytime` not to the period; `open_only` leaves out
    what has ended: topics, their tasks, sessions held, revisits made. `days` are the columns that tell the
    period of a kind where they are not the ordinary ones; `asked` is what else the selection holds.
    """
    start, end = period
    if start is not None and end is not None and end.surely_before(start):
        raise PeriodBackwardsError(start, end)
    station = station and env.archive.resolve(Kind.STATION, station)
    division = division and _division(env, division)
    rows: dict[str, Any] = {}
    undated: dict[str, int] = {}
    for name in needs:
        codes = [] if name in everywhere else [code for code in (station, division) if code]
        condition = TO_DO.get(name, "") if open_only else ""
        span = (None, None) if name in anytime else period
        told_by = (days or {}).get(name, _ROWS[name][2])
        rows[name], undated[EXTRACTS.get(_ROWS[name][0], name)] = _rows(env, name, codes, (span, told_by), condition)
    unreadable = env.archive.index.unreadable(env.today)
    if unreadable:
        env.found(INCOMPLETE)
        if env.format not in FOR_PEOPLE:  # there is no note at the foot to name them
            tell_unreadable(env)
    return Selection(
        today=env.today,
        policy=env.archive.policy,
        station=station,
        division=division,
        period=period,
        undated=undated,
        station_names=station_names(env),
        division_names=_division_names(env, rows) if station is None and division is None else division_names(env),
        archive=_archive(env, rows),
        rule_titles=env.archive.index.rule_titles,
        unreadable=unreadable,
        **rows,
        **asked,
    )


def _archive(env: Env, rows: "Mapping[str, Sequence[TransferRow]]") -> str | None:
    """Give whose archive this is, where topics went by letter: only then it matters, and it takes a file to be read."""
    is_alone = "" in env.archive.members
    return env.archive.settings.division if is_alone and any(row.offices for row in rows.get("transfers", ())) else None


def _division_names(env: Env, rows: "Mapping[str, Sequence[DivisionRow]]") -> dict[str, str]:
    """Give the name of every division, from the rows where all of them are there already: they are many."""
    return {row.code: row.name for row in rows["divisions"]} if "divisions" in rows else division_names(env)


def _rows(
    env: Env, name: str, codes: "Sequence[str]", dated: tuple[Period, tuple[str, str] | None], also: str
) -> tuple[list[Any], int]:
    """Give the rows, and how many more there are whose day nobody recorded."""
    kind, unit, _days = _ROWS[name]
    period, days = dated
    conditions = Conditions()
    if also:
        conditions.add(also)
    for code in codes:
        condition = _ALSO_THERE.get(name, f"\"{unit}\" LIKE ? || '%'")
        conditions.add(condition, *[code] * condition.count("?"))
    if days is not None:
        conditions.between(*days, *period)
    found: list[Any] = env.archive.index.rows(kind, conditions.text, conditions.values)
    return found, conditions.undated(env, kind)


def _division(env: Env, reference: str) -> str:
    """Give the code of a division; a code above the county is in no record, and still means all below it."""
    code = folded(reference)
    if DIVISION_CODE.fullmatch(code) and 0 < len(code) < 9:
        return code
    return env.archive.resolve(Kind.DIVISION, reference)
