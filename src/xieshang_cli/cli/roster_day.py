"""The day whose roster a command shows."""

from datetime import date

from xieshang_cli.cli.env import Env
from xieshang_cli.model.partial import PartialDate


def roster_day(env: Env, as_of: PartialDate | None) -> date:
    """Give the day of `--as-of`, of a month or year its last; today when nobody said."""
    return as_of.latest if as_of is not None else env.today
