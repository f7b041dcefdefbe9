"""`station duty`: members on duty at the station."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.list_values import Suggested
from xieshang_cli.cli.members import MemberReference, find_member
from xieshang_cli.cli.options import Number, Text
from xieshang_cli.cli.parameters import OnOrAheadOption
from xieshang_cli.cli.recording import stamp
from xieshang_cli.cli.station.parameters import StationArgument
from xieshang_cli.cli.station.recording import show_station
from xieshang_cli.language import _
from xieshang_cli.model.partial import Count
from xieshang_cli.workflow.assignments import Assigned
from xieshang_cli.workflow.duties import record_duty


@command(exits=(3, 4))
def duty(
    env: Env,
    station: StationArgument,
    member: Annotated[
        list[str],
        typer.Option("--member", help=_("哪位委员：姓名、编码或委员证号；几位就写几次。")),
        MemberReference(),
    ],
    on: OnOrAheadOption = None,
    kind: Annotated[str | None, typer.Option("--kind", help=_("值班、接待、走访等。")), Suggested("duty_kinds")] = None,
    visitors: Annotated[Count | None, typer.Option("--visitors", help=_("接待多少人次。")), Number()] = None,
    note: Annotated[str | None, typer.Option("--note", help=_("情况。")), Text(lines=True)] = None,
) -> None:
    """登记委员在工作站值班、接待、走访。

    例如：
      xieshang station duty 620302001 --member 李华 --kind 接待 --visitors 12 --on 3月4日
    """
    rows = [find_member(env, reference) for reference in member]
    members = [Assigned(row.id, row.name) for row in rows]
    new = env.archive.change_station(
        station, lambda old: record_duty(old, stamp(env, on), members, kind=kind, visitors=visitors, note=note)
    )
    said = _("工作站 {code}“{name}”：{day} {what}。").format(
        code=new.code, name=new.name, day=new.duties[-1].on, what=new.events[-1].what
    )
    show_station(env, new, said)
