"""The list of stations: who heads each on a day, who is assigned there, how many councils and rooms it has."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import PostRow, StationRow
from xieshang_cli.model.vocabulary import HEAD, Level
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.roster import Vacancy, exists_on, head_vacancy
from xieshang_cli.reports.roster_days import assigned_on_day, level_of_id, on_day
from xieshang_cli.reports.selection import Selection, partial

_LEVELS = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
Counts = Mapping[tuple[str, str], int]


class _Line(NamedTuple):
    station: StationRow
    heads: tuple[str, ...]
    vacancy: Vacancy | None
    numbers: Mapping[str, int]


@report(
    "station_list",
    title=N_("工作站列表"),
    summary=N_("委员工作站：站长、空缺、下沉委员、议事会和议事室。"),
    needs=("stations", "posts", "postings", "assignments", "councils", "rooms"),
    options=("as_of",),
)
def station_list(selection: Selection) -> Document:
    """Order by code. Stations founded after the day asked for are left out, and counted."""
    day = selection.roster_day
    stations = sorted((row for row in selection.stations if exists_on(row, day)), key=lambda row: row.code)
    later = len(selection.stations) - len(stations)
    posts = _by_station(selection.posts)
    counts = _counts(selection)
    lines = [_line(row, posts.get(row.code, ()), counts, selection) for row in stations]
    notes = [_("另有 {n} 个工作站在 {day} 以后成立，未列出。").format(n=later, day=day)] if later else []
    return Document(
        kind="station.list",
        title=_("工作站"),
        as_of=day,
        blocks=[
            Table(
                key="stations",
                columns=_columns(),
                rows=[_row(line) for line in lines],
                empty=_("没有符合条件的工作站。"),
            )
        ],
        notes=[*notes, *unreadable_notes(selection.unreadable)],
        counts={"stations": len(lines), "vacant": sum(line.vacancy is not None for line in lines)},
        data=lambda: [_data(line) for line in lines],
    )


def _columns() -> list[Column]:
    return [
        Column("code", _("代码")),
        Column("name", _("名称")),
        Column("founded_on", _("成立日期"), goes=4),
        Column("head", _("站长")),
        Column("vacant_since", _("空缺起"), goes=2),
        Column("vacant_days", _("空缺天数"), is_number=True),
        Column("province", _("省级委员"), is_number=True, goes=1),
        Column("prefecture", _("市级委员"), is_number=True, goes=1),
        Column("county", _("县级委员"), is_number=True, goes=1),
        Column("special_committees", _("专委会"), is_number=True, goes=3),
        Column("councils", _("议事会"), is_number=True),
        Column("rooms", _("议事室"), is_number=True),
    ]


def _line(station: StationRow, posts: Sequence[PostRow], counts: Counts, selection: Selection) -> _Line:
    day = selection.roster_day
    heads = on_day([post for post in posts if post.post == HEAD], day)
    kinds = (*(level.value for level in _LEVELS), "special_committees", "councils", "rooms")
    return _Line(
        station,
        tuple(post.name for post in heads),
        head_vacancy(station, posts, selection.policy, day),
        {kind: counts.get((station.code, kind), 0) for kind in kinds},
    )


def _row(line: _Line) -> list[Value]:
    vacancy = line.vacancy
    # Of a station without any head on record nobody knows that the post is vacant.
    nobody = _("空缺") if vacancy and vacancy.since else None
    return [
        line.station.code,
        line.station.name,
        partial(line.station.founded_on),
        _("、").join(line.heads) or nobody,
        (partial(vacancy.since) if vacancy.since else None) if vacancy else "",
        vacancy.days if vacancy else "",
        *line.numbers.values(),
    ]


def _data(line: _Line) -> dict[str, object]:
    vacancy = line.vacancy or Vacancy(HEAD, None, None)
    return {
        "code": line.station.code,
        "name": line.station.name,
        "founded_on": line.station.founded_on,
        "head": "、".join(line.heads) or None,
        "is_vacant": line.vacancy is not None,
        "vacant_since": vacancy.since,
        "vacant_days": vacancy.days,
        **line.numbers,
    }


def _counts(selection: Selection) -> Counts:
    """Count what each station has on the day, by level or kind."""
    counts: Counter[tuple[str, str]] = Counter()
    for station, who in assigned_on_day(selection):
        level = level_of_id(who)
        if level is not None:
            counts[station, level.value if "-m-" in who else "special_committees"] += 1
    counts.update((council.station, "councils") for council in on_day(selection.councils, selection.roster_day))
    counts.update((room.station, "rooms") for room in on_day(selection.rooms, selection.roster_day))
    return counts


def _by_station(posts: Sequence[PostRow]) -> Mapping[str, Sequence[PostRow]]:
    found: dict[str, list[PostRow]] = defaultdict(list)
    for post in posts:
        found[post.station].append(post)
    return found
