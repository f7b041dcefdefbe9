"""Which plan is meant: that of a division and a year."""

from typing import Annotated

import typer

from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Reference
from xieshang_cli.cli.places import division_code, place_name
from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.plan import Plan

YearOption = Annotated[
    int | None, typer.Option("--year", min=1949, max=2999, metavar=_("年"), help=_("哪一年的计划；默认今年。"))
]
PlanDivisionOption = Annotated[
    str | None,
    typer.Option("--division", help=_("哪个区划的计划；默认档案库所属的区划。")),
    Reference("division"),
]


class NoPlanError(RefusedError):
    """There is no plan of that division and year."""

    code = "not_found"

    def __init__(self, place: str, year: int) -> None:
        super().__init__(
            _("还没有 {code} 的 {year} 年度协商计划。").format(code=place, year=year),
            hint=_("从一条建议或一个议题开始：xieshang plan propose 或 xieshang plan add"),
        )


def plan_place(env: Env, division: str | None, year: int | None) -> tuple[str, int]:
    """Give division and year of the plan meant."""
    code = division_code(env, division) if division else env.archive.settings.division
    return code, year or env.today.year


def plan_of(env: Env, division: str | None, year: int | None) -> Plan:
    """Read the plan meant. Raises `NoPlanError`."""
    code, chosen = plan_place(env, division, year)
    plan = env.archive.plan(code, chosen)
    if plan is None:
        raise NoPlanError(place_name(env, code), chosen)
    return plan
