"""`station list`."""

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import Conditions, selection, tell_unreadable
from xieshang_cli.cli.parameters import DivisionOption
from xieshang_cli.model.rows import StationRow
from xieshang_cli.reports.station_list import station_list
from xieshang_cli.storage.layout import FileKind


@command(exits=(3, 4))
def list_stations(env: Env, division: DivisionOption = None) -> None:
    """列出工作站：何时成立、站长是谁。"""
    conditions = Conditions()
    conditions.below(env, "code", division)
    rows = env.archive.index.rows(StationRow, conditions.text, conditions.values)
    env.show(station_list(selection(env, stations=rows)))
    tell_unreadable(env, FileKind.STATION)
