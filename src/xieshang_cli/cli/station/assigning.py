"""`station assign`, `station unassign`: members, leaders and special committees come to a station (下沉)."""

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.members import find_member_or_committee
from xieshang_cli.cli.recording import stamp
from xieshang_cli.cli.station.parameters import (
    BasisOption,
    EndOption,
    EverybodyArgument,
    FromOption,
    LeavingOption,
    StationArgument,
)
from xieshang_cli.cli.station.recording import show_station
from xieshang_cli.language import _
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.workflow import assignments
from xieshang_cli.workflow.assignments import Assigned


@command(exits=(3, 4))
def assign(
    env: Env,
    station: StationArgument,
    who: EverybodyArgument,
    from_: FromOption = None,
    until: EndOption = None,
    basis: BasisOption = None,
) -> None:
    """让委员、领导、专委会下沉到工作站；可以一次写多个，要么都记上，要么都不记。

    例如：
      xieshang station assign 620302001 李华 王强 620302-s-4k7x --from 2026-03-01 --basis 政协发〔2026〕3号
    """
    everybody = _everybody(env, who)
    begin = from_ or PartialDate.of(env.today)
    new = env.archive.change_station(
        station,
        lambda old: assignments.assign(old, stamp(env, begin), everybody, from_=begin, until=until, basis=basis),
    )
    _show(env, new, everybody, _("自 {day} 起下沉到工作站 {code}“{name}”：{who}。"), begin)


@command(exits=(3, 4))
def unassign(env: Env, station: StationArgument, who: EverybodyArgument, until: LeavingOption = None) -> None:
    """结束下沉；记录保留，不删除。

    例如：
      xieshang station unassign 620302001 李华 --until 2026-12-31
    """
    everybody = _everybody(env, who)
    end = until or PartialDate.of(env.today)
    new = env.archive.change_station(station, lambda old: assignments.unassign(old, stamp(env, end), everybody, end))
    _show(env, new, everybody, _("自 {day} 起不再下沉到工作站 {code}“{name}”：{who}。"), end)


def _everybody(env: Env, references: list[str]) -> list[Assigned]:
    rows = [find_member_or_committee(env, reference, _("委员或专委会")) for reference in references]
    return [Assigned(row.id, row.name) for row in rows]


def _show(env: Env, station: Station, everybody: list[Assigned], said: str, day: PartialDate) -> None:
    names = _("、").join(who.called for who in everybody)
    show_station(env, station, said.format(day=day, code=station.code, name=station.name, who=names))
