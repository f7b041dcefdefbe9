"""`station edit`: single facts by options, everything else in the user's own editor."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.editing import edit_by_hand
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.cli.recording import stamp
from xieshang_cli.cli.station.parameters import StationArgument
from xieshang_cli.cli.station.recording import show_station
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.language import _
from xieshang_cli.model.identity import DIVISION_CODE
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.stations import amend


@command(exits=(3, 4))
def edit(
    env: Env,
    station: StationArgument,
    name: Annotated[str | None, typer.Option("--name", help=_("工作站名称。")), Text()] = None,
    founded_on: Annotated[
        PartialDate | None, typer.Option("--founded-on", help=_("成立日期。")), Day(happened=True)
    ] = None,
    guidance: Annotated[
        str | None, typer.Option("--guidance", help=_("由哪个政协委员会指导：名称或代码。")), Reference("committee")
    ] = None,
    leadership: Annotated[
        str | None, typer.Option("--leadership", help=_("由哪个党委（党工委）领导。")), Text()
    ] = None,
    work_rule: Annotated[
        list[str] | None, typer.Option("--work-rule", help=_("增加一条工作制度。")), Text(lines=True)
    ] = None,
) -> None:
    """补全或改正工作站本身的内容；不带选项则用编辑器（$VISUAL、$EDITOR）打开文件，校验后才保存。

    改动以前写的日期和人员，原来的样子留在经过里。代码、交接和经过不能直接改。

    例如：
      xieshang station edit 620302001 --guidance 620302 --leadership 滨河路街道党工委
      xieshang station edit 620302001
    """
    code = env.archive.resolve(Kind.STATION, station)
    above = _committee(env, code, guidance)
    if any((name, founded_on, above, leadership, work_rule)):
        before = env.archive.station(code)
        new = env.archive.change_station(
            code,
            lambda old: amend(
                old,
                stamp(env),
                name=name,
                founded_on=founded_on,
                guidance=above,
                leadership=leadership,
                work_rules=work_rule or (),
            ),
        )
        edited = None if new.events == before.events else new
    else:
        edited = edit_by_hand(env, env.archive.edit_station(code))
    shown = edited or env.archive.station(code)
    said = _("工作站 {code}“{name}”没有改动。") if edited is None else _("已保存工作站 {code}“{name}”。")
    show_station(env, shown, said.format(code=shown.code, name=shown.name))


def _committee(env: Env, station: str, reference: str | None) -> str | None:
    """Give the code of the committee; one above the station need not be recorded in this archive."""
    if reference is None:
        return None
    code = folded(reference)
    if DIVISION_CODE.fullmatch(code) and 0 < len(code) < len(station) and station.startswith(code):
        return code
    return env.archive.resolve(Kind.COMMITTEE, reference)
