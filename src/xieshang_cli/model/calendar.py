"""Public holidays and adjusted workdays of one year, where the archive states them itself."""

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import Record
from xieshang_cli.model.partial import PartialDate


class CalendarYear(Record):
    """What differs from Monday to Friday in one year: holidays that fall on them, and weekend days that are worked."""

    year: int = Field(ge=1900, le=9999, title=N_("年度"))
    holidays: tuple[PartialDate, ...] = Field((), title=N_("放假"))
    workdays: tuple[PartialDate, ...] = Field((), title=N_("调休上班"))
