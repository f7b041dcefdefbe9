"""Days of a row and the period asked for, where a report must know more than the rows of the period."""

from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate

Period = tuple[PartialDate | None, PartialDate | None]


def may_lie_in(first: str | None, last: str | None, period: Period) -> bool:
    """Whether a day from `first` to `last`, in ISO text, may lie in the period; one not recorded does in all time."""
    start, end = period
    if first is None or last is None:
        return start is None and end is None
    return (start is None or last >= start.earliest.isoformat()) and (end is None or first <= end.latest.isoformat())


def quarter_of(first: str | None, last: str | None) -> str:
    """Give the quarter of a day: `2026-Q1`, the year alone where only that is known, "" where nothing is."""
    if first is None or last is None:
        return ""
    quarter = (int(first[5:7]) + 2) // 3
    if first[:4] != last[:4] or quarter != (int(last[5:7]) + 2) // 3:
        return first[:4]
    return f"{first[:4]}-Q{quarter}"


def quarter_words(quarter: str) -> str:
    """Say a quarter."""
    if not quarter:
        return _("日期未记录")
    year, _mark, number = quarter.partition("-Q")
    if not number:
        return _("{year} 年（季度不详）").format(year=year)
    return _("{year} 年第 {number} 季度").format(year=year, number=number)
