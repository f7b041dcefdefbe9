"""When farm work leaves no time (农忙): months, days, or from one solar term (节气) to another, as policy has them."""

import importlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from xieshang_cli.errors import SurroundingsError, UsageError
from xieshang_cli.language import _

TERMS = (
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至",
    "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
)  # fmt: skip

_MONTH = re.compile(r"(0?[1-9]|1[0-2])(?:月)?")
_DAY = re.compile(r"(0?[1-9]|1[0-2])[-月](0?[1-9]|[12][0-9]|3[01])日?")
# 夏至 and 冬至 end with the same word that stands between two days.
_BETWEEN = re.compile(r"[~～]|(?<=[0-9日月])至")


@dataclass(frozen=True, slots=True)
class BusySpan:
    """Some days of one year, first and last, as policy words them."""

    first: date
    last: date
    words: str

    def __contains__(self, day: date) -> bool:
        """Whether the day is one of them."""
        return self.first <= day <= self.last


class BadSpanError(UsageError):
    """Policy words a span in a way that nobody can read."""

    def __init__(self, words: str) -> None:
        super().__init__(
            _("政策里的农忙时段“{words}”看不懂。").format(words=words),
            hint=_("可写月份 06、日期 09-20~10-10，或节气 芒种~夏至，见 policy/participation.yaml。"),
        )


class NoSolarTermsError(SurroundingsError):
    """Solar terms need a library that is not installed."""

    def __init__(self, words: str) -> None:
        super().__init__(
            _("农忙时段“{words}”用了节气，需要另装一个库。").format(words=words),
            hint=_("运行 pip install 'xieshang[calendar]'，或把时段改写成日期。"),
        )


def busy_spans(words: Iterable[str], year: int) -> list[BusySpan]:
    """Give the busy days of a year; one that begins late in the year ends in the next."""
    return [_span(text, year) for text in words]


def _span(text: str, year: int) -> BusySpan:
    parts = [part.strip() for part in _BETWEEN.split(text.strip())]
    if len(parts) > 2 or not all(parts):
        raise BadSpanError(text)
    first, last = _day(parts[0], year, text), _day(parts[-1], year, text, is_last=True)
    if last < first:
        last = _day(parts[-1], year + 1, text, is_last=True)
    return BusySpan(first, last, text)


def _day(part: str, year: int, text: str, *, is_last: bool = False) -> date:
    if part in TERMS:
        return _term_day(part, year, text)
    if match := _DAY.fullmatch(part):
        try:
            return date(year, int(match[1]), int(match[2]))
        except ValueError:
            raise BadSpanError(text) from None
    if match := _MONTH.fullmatch(part):
        month = int(match[1])
        if not is_last:
            return date(year, month, 1)
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    raise BadSpanError(text)


def _term_day(term: str, year: int, text: str) -> date:
    try:
        # An extra: only places that word their seasons so need it.
        lunar = importlib.import_module("borax.calendars.lunardate")
    except ModuleNotFoundError:
        raise NoSolarTermsError(text) from None
    day: date = lunar.TermUtils.day_start_from_term(year, term)
    return day
