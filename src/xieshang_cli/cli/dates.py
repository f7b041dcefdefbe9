"""Dates as people type them: `2026年3月2日`, `3月2日`, `昨天`, `2026.3.2`, full-width digits."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate

Prefer = Literal["past", "future"]


class UnclearDateError(UsageError):
    """The text is no date, or could be several."""

    def __init__(self, text: str) -> None:
        super().__init__(
            _("看不懂日期“{text}”，或有几种读法。").format(text=text),
            hint=_("例如 2026-03-02、2026年3月2日、3月2日、昨天；只知道月份或年份时写 2026-03 或 2026。"),
        )


class NoSuchDayError(UsageError):
    """The calendar has no such day."""

    def __init__(self, text: str) -> None:
        super().__init__(_("日历上没有“{text}”这一天。").format(text=text))


def partial_date(text: str, today: date, prefer: Prefer = "past") -> PartialDate:
    """Understand a date, a month or a year.

    Without a year the nearest such day is meant: the latest not after `today` for records of the past, the earliest
    not before it for what is due (`prefer`). What has several readings is refused.
    """
    typed = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()
    if typed in _WORDS:
        return PartialDate(_WORDS[typed](today))
    for pattern, read in _FORMS:
        match = pattern.fullmatch(typed)
        if match:
            return read(match, today, prefer, text)
    raise UnclearDateError(text)


def _full(match: re.Match[str], _today: date, _prefer: Prefer, text: str) -> PartialDate:
    year, month, day = match.groups()
    return _checked("-".join([year, *(part.zfill(2) for part in (month, day) if part)]), text)


def _without_year(match: re.Match[str], today: date, prefer: Prefer, text: str) -> PartialDate:
    month, day = match[1].zfill(2), (match[2] or "").zfill(2)
    forward = range(today.year, today.year + _YEARS_TO_A_LEAP_DAY)
    backward = range(today.year, today.year - _YEARS_TO_A_LEAP_DAY, -1)
    for year in forward if prefer == "future" else backward:
        try:
            found = PartialDate(f"{year}-{month}" + (f"-{day}" if match[2] else ""))
        except ValueError:
            continue
        if (found.latest >= today) if prefer == "future" else (found.earliest <= today):
            return found
    raise NoSuchDayError(text)


def _weekday(match: re.Match[str], today: date, _prefer: Prefer, _text: str) -> PartialDate:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks={"上": -1, "下": 1}.get(match[1], 0))
    return PartialDate.of(monday + timedelta(days="一二三四五六日".index(match[2].replace("天", "日"))))


def _days_away(match: re.Match[str], today: date, _prefer: Prefer, text: str) -> PartialDate:
    days = int(match[1]) * (-1 if match[2] == "前" else 1)
    try:
        return PartialDate.of(today + timedelta(days=days))
    except OverflowError:
        raise UnclearDateError(text) from None


def _checked(canonical: str, text: str) -> PartialDate:
    try:
        return PartialDate(canonical)
    except ValueError:
        raise NoSuchDayError(text) from None


def _day(offset: int) -> Callable[[date], str]:
    return lambda today: (today + timedelta(days=offset)).isoformat()


def _month(offset: int) -> Callable[[date], str]:
    def shifted(today: date) -> str:
        year, month = divmod(today.year * 12 + today.month - 1 + offset, 12)
        return f"{year:04}-{month + 1:02}"

    return shifted


def _year(offset: int) -> Callable[[date], str]:
    return lambda today: f"{today.year + offset:04}"


# 29 February is at most eight years away (1896 to 1904).
_YEARS_TO_A_LEAP_DAY = 9

_WORDS: dict[str, Callable[[date], str]] = {
    "今天": _day(0), "今日": _day(0), "昨天": _day(-1), "昨日": _day(-1), "前天": _day(-2), "明天": _day(1),
    "明日": _day(1), "后天": _day(2), "today": _day(0), "yesterday": _day(-1), "tomorrow": _day(1),
    "本月": _month(0), "这个月": _month(0), "上月": _month(-1), "上个月": _month(-1), "下月": _month(1),
    "下个月": _month(1), "今年": _year(0), "去年": _year(-1), "明年": _year(1),
}  # fmt: skip

_Read = Callable[[re.Match[str], date, Prefer, str], PartialDate]
_YEAR = r"((?:19|20)[0-9]{2})"
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    # One separator throughout; a year comes first, so that 03/04/2024 stays refused.
    (re.compile(_YEAR + r"(?:()())"), _full),
    (re.compile(_YEAR + r"[-./]([0-9]{1,2})()"), _full),
    (re.compile(_YEAR + r"-([0-9]{1,2})-([0-9]{1,2})"), _full),
    (re.compile(_YEAR + r"\.([0-9]{1,2})\.([0-9]{1,2})"), _full),
    (re.compile(_YEAR + r"/([0-9]{1,2})/([0-9]{1,2})"), _full),
    (re.compile(_YEAR + r"([0-9]{2})([0-9]{2})"), _full),
    (re.compile(_YEAR + r"年(?:([0-9]{1,2})月(?:([0-9]{1,2})[日号])?)?"), _full),
    (re.compile(r"([0-9]{1,2})月(?:([0-9]{1,2})[日号])?"), _without_year),
    (re.compile(r"(上|本|这|下)个?(?:周|星期|礼拜)([一二三四五六日天])"), _weekday),
    (re.compile(r"([0-9]{1,6})天(前|后)"), _days_away),
)
