"""`station list`."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import Conditions, selection, tell_unreadable
from xieshang_cli.cli.parameters import AsOfOption, DivisionOption
from xieshang_cli.cli.roster_day import roster_day
from xieshang_cli.language import _
from xieshang_cli.model.rows import AssignmentRow, CouncilRow, PostRow, RoomRow, StationRow
from xieshang_cli.reports.roster import head_vacancy
from xieshang_cli.reports.station_list import station_list
from xieshang_cli.storage.layout import FileKind


@command(exits=(3, 4))
def list_stations(
    env: Env,
    division: DivisionOption = None,
    as_of: AsOfOption = None,
    vacant: Annotated[bool, typer.Option("--vacant", help=_("只看没有站长的。"))] = False,
) -> None:
    """列出工作站：站长是谁、空缺多久、下沉了多少委员、有几个议事会和议事室。"""
    day = roster_day(env, as_of)
    stations = Conditions()
    stations.below(env, "code", division)
    rows = env.archive.index.rows(StationRow, stations.text, stations.values)
    own = Conditions()
    own.below(env, "station", division)
    index = env.archive.index
    posts = index.rows(PostRow, own.text, own.values)
    if vacant:
        rows = _vacant(env, rows, posts, day)
    chosen = selection(
        env,
        stations=rows,
        posts=posts,
        postings=posts,
        assignments=index.rows(AssignmentRow, own.text, own.values),
        councils=index.rows(CouncilRow, own.text, own.values),
        rooms=index.rows(RoomRow, own.text, own.values),
        as_of=day,
    )
    env.show(station_list(chosen))
    tell_unreadable(env, FileKind.STATION)


def _vacant(env: Env, stations: Sequence[StationRow], posts: Sequence[PostRow], day: date) -> list[StationRow]:
    heads: dict[str, list[PostRow]] = defaultdict(list)
    for post in posts:
        heads[post.station].append(post)
    policy = env.archive.policy
    return [row for row in stations if head_vacancy(row, heads[row.code], policy, day)]
