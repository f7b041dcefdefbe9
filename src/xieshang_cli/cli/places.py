"""Which station or division a command is about: as typed, or the only one there is."""

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.prompts import choose, require
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.identity import DIVISION_CODE
from xieshang_cli.model.rows import DivisionRow, StationRow
from xieshang_cli.storage.references import Kind


class NoStationError(RefusedError):
    """Records are kept by stations, and there is none yet."""

    code = "no_station"

    def __init__(self) -> None:
        super().__init__(
            _("还没有工作站。"), hint=_("先登记：xieshang station new 代码 --name 名称 --founded-on 日期 --head 站长")
        )


def unit_code(env: Env, reference: str | None) -> str:
    """Give the code of the unit that keeps a new record: a station, or a division above the townships.

    Without a reference it is the only station there is; of several somebody at the terminal chooses.
    """
    if reference is None:
        return _only_station(env)
    code = folded(reference)
    if DIVISION_CODE.fullmatch(code) and len(code) < 9 and _is_known_division(env, code):
        return code
    # Read, because a station whose file is broken is not one that is missing.
    return env.archive.station(reference).code


def division_code(env: Env, reference: str) -> str:
    """Give the code of a division; a code that is none of this archive's stays what was typed."""
    code = folded(reference)
    return code if DIVISION_CODE.fullmatch(code) and code else env.archive.resolve(Kind.DIVISION, reference)


def station_names(env: Env) -> dict[str, str]:
    """Give the name of every station."""
    return {row.code: row.name for row in env.archive.index.rows(StationRow)}


def division_names(env: Env) -> dict[str, str]:
    """Give the name of every division."""
    return {row.code: row.name for row in env.archive.index.rows(DivisionRow)}


def unit_name(env: Env, code: str) -> str:
    """Call a station or division by its name, by its code when nobody recorded a name."""
    return station_names(env).get(code) or division_names(env).get(code) or code


def place_name(env: Env, code: str) -> str:
    """Call a division by its own name, never that of the station there; by its code when nobody recorded a name."""
    return division_names(env).get(code) or unit_name(env, code)


def _only_station(env: Env) -> str:
    stations = list(station_names(env).items())
    if not stations:
        raise NoStationError
    if len(stations) == 1:
        return stations[0][0]
    require(env, {"--station": None})
    chosen = choose(env, "--station", _("工作站"), [(code, f"{name} {code}") for code, name in stations])
    assert chosen is not None
    return chosen


def _is_known_division(env: Env, code: str) -> bool:
    own = env.archive.settings.division
    return own.startswith(code) or code.startswith(own) or code in division_names(env)
