"""`station room`, `station check`: the consultation rooms, and which points of the checklist they meet."""

import re
from collections.abc import Sequence
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Listed
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.parameters import AsOfOption, IdOption, OnOption
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import item_id, stamp
from xieshang_cli.cli.roster_day import refuse_roster_day, roster_day
from xieshang_cli.cli.station.parameters import StationArgument
from xieshang_cli.cli.station.places import division_below, room_id
from xieshang_cli.cli.station.recording import last_event, show_station
from xieshang_cli.language import _
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.reports.pages.station_places import rooms_page
from xieshang_cli.workflow.rooms import add_room, change_room, check_room


@command(exits=(3, 4))
def room(
    env: Env,
    station: StationArgument,
    division: Annotated[
        str | None,
        typer.Option("--division", help=_("在哪个村（社区）；不写就在乡镇街道。")),
        Reference("division"),
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help=_("名称。")), Text()] = None,
    place: Annotated[str | None, typer.Option("--place", help=_("地点。")), Text()] = None,
    opened: Annotated[PartialDate | None, typer.Option("--opened", help=_("启用日期。")), Day()] = None,
    closed: Annotated[PartialDate | None, typer.Option("--closed", help=_("停用日期。")), Day()] = None,
    existing: Annotated[
        str | None, typer.Option("--room", help=_("修改已登记的这一间：名称、编码或所在的村。")), Text()
    ] = None,
    as_of: AsOfOption = None,
    identity: IdOption = None,
) -> None:
    """登记一间协商议事室，或用 --room 修改、停用一间；不带选项则列出。

    例如：
      xieshang station room 620302001 --division 长安社区 --place 社区二楼 --opened 2021-05
      xieshang station room 620302001 --room 长安社区 --closed 2026-03-01
    """
    record = env.archive.station(station)
    facts = {"name": name, "place": place, "from_": opened, "until": closed}
    if not any((division, existing, identity, *facts.values())):
        env.show(rooms_page(record, page_context(env), roster_day(env, as_of)))
        return
    refuse_roster_day(as_of)
    where = division_below(env, record.code, division)
    known = room_id(env, record, existing) if existing else None
    if known is not None and not any((division, *facts.values())):
        raise MissingAnswersError(["--name", "--place", "--opened", "--closed"])

    def alter(old: Station) -> Station:
        if known is not None:
            return change_room(old, stamp(env), known, division=where if division else None, **facts)
        return add_room(
            old, stamp(env, opened), division=where, name=name, place=place, from_=opened, until=closed,
            identity=item_id("w", identity),
        )  # fmt: skip

    new = env.archive.change_station(record.code, alter)
    _show(env, new, known or new.rooms[-1].id)


@command(exits=(3, 4))
def check(
    env: Env,
    station: StationArgument,
    room: Annotated[
        str, typer.Argument(metavar=_("议事室"), help=_("议事室的名称、编码，或所在的村（社区）。")), Text()
    ],
    met: Annotated[list[str] | None, typer.Option("--met", help=_("达到的项目，顿号隔开。")), Text()] = None,
    all_met: Annotated[bool, typer.Option("--all-met", help=_("清单里其余的都达到。"))] = False,
    unmet: Annotated[list[str] | None, typer.Option("--unmet", help=_("未达到的项目，顿号隔开。")), Text()] = None,
    on: OnOption = None,
    by: Annotated[str | None, typer.Option("--by", help=_("谁检查的。")), Text()] = None,
) -> None:
    """按清单检查一间协商议事室：哪些项目达到，哪些未达到。

    例如：
      xieshang station check 620302001 长安社区 --met 阵地、标识 --unmet 制度
      xieshang station check 620302001 长安社区 --all-met --by 张明
    """
    record = env.archive.station(station)
    known = room_id(env, record, room)
    points = env.archive.policy.room_checklist
    lacking = _points(env, unmet or ())
    good = _points(env, met or ())
    if all_met:
        good = [point for point in points if point not in lacking]
    new = env.archive.change_station(
        record.code, lambda old: check_room(old, stamp(env, on), known, met=good, unmet=lacking, by=by)
    )
    left = [point for point in points if point not in {*good, *lacking}]
    if left:
        env.say(_("清单里还有没检查的：{points}。").format(points=_("、").join(left)))
    _show(env, new, known)


def _points(env: Env, typed: Sequence[str]) -> list[str]:
    reader = Listed("room_checklist")
    words = [word for text in typed for word in re.split(r"[、,，;；\s]+", text) if word]
    return [reader.read(env, word) for word in words]


def _show(env: Env, station: Station, room: str) -> None:
    said = _("工作站 {code}“{name}”：{what}。").format(code=station.code, name=station.name, what=last_event(station))
    show_station(env, station, said, ids=[room])
