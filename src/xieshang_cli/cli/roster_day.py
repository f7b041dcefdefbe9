"""The day whose roster a command shows."""

from datetime import date

from xieshang_cli.cli.env import Env
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate


class OnlyForReadingError(UsageError):
    """A command that both enters and lists was told to do both."""

    def __init__(self) -> None:
        super().__init__(_("--as-of 只用来查看，不能和登记的选项一起写。"))


def roster_day(env: Env, as_of: PartialDate | None) -> date:
    """Give the day of `--as-of`, of a month or year its last; today when nobody said."""
    return as_of.latest if as_of is not None else env.today


def refuse_roster_day(as_of: PartialDate | None) -> None:
    """Refuse `--as-of` where something is entered."""
    if as_of is not None:
        raise OnlyForReadingError
