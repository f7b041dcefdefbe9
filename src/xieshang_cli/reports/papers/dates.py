"""Days as an official paper writes them: 2026年3月2日, with the weekday where people are asked to come."""

from datetime import date

from xieshang_cli.language import N_, _
from xieshang_cli.model.partial import PartialDate

_WEEKDAYS = (N_("星期一"), N_("星期二"), N_("星期三"), N_("星期四"), N_("星期五"), N_("星期六"), N_("星期日"))


def on_paper(day: PartialDate | date) -> str:
    """Write a day without leading zeros; a month or a year as far as it is known."""
    known = day if isinstance(day, PartialDate) else PartialDate.of(day)
    first = known.earliest
    if known.is_full:
        return _("{year}年{month}月{day}日").format(year=first.year, month=first.month, day=first.day)
    if len(known.text) == 7:
        return _("{year}年{month}月").format(year=first.year, month=first.month)
    return _("{year}年").format(year=first.year)


def with_weekday(day: PartialDate) -> str:
    """Write a day with its weekday; one known in part has none."""
    if not day.is_full:
        return on_paper(day)
    return _("{day}（{weekday}）").format(day=on_paper(day), weekday=_(_WEEKDAYS[day.earliest.weekday()]))
