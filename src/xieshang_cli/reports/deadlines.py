"""Days to and past a deadline. A deadline known in part ends on the last day it can mean, so none is late too soon."""

from datetime import date

from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate


def is_overdue(last_day: date | None, today: date) -> bool:
    """Whether every reading of the deadline has passed."""
    return last_day is not None and last_day < today


def is_due_soon(last_day: date | None, today: date, days: int) -> bool:
    """Whether the deadline has not passed and lies at most `days` ahead."""
    return last_day is not None and 0 <= (last_day - today).days <= days


def days_since(text: str | None, today: date) -> int | None:
    """Days since an ISO date, of which a clock time is left out; never below 0, None when it is not recorded."""
    return None if text is None else max(0, (today - date.fromisoformat(text[:10])).days)


def time_left(due: PartialDate | None, today: date) -> str:
    """Say how far off a deadline is: `还剩 5 天`, `今天到期`, `本月底到期`, `逾期 3 天`."""
    if due is None:
        return _("期限未记录")
    days = (due.latest - today).days
    if days < 0:
        words = _("逾期 {n} 天") if due.is_full else _("至少逾期 {n} 天")
        return words.format(n=-days)
    if due.is_full:
        return _("还剩 {n} 天").format(n=days) if days else _("今天到期")
    return _time_left_of_period(due, today)


def due_with_mark(due: PartialDate | None, today: date) -> str | None:
    """The deadline as typed, and by how much it has passed if it has."""
    if due is None:
        return None
    return f"{due} ({time_left(due, today)})" if is_overdue(due.latest, today) else str(due)


def _time_left_of_period(due: PartialDate, today: date) -> str:
    is_month = len(due.text) == 7
    if is_month and due.text == today.isoformat()[:7]:
        return _("本月底到期")
    if not is_month and due.text == today.isoformat()[:4]:
        return _("本年底到期")
    return _("最迟 {day} 到期").format(day=due.latest.isoformat())
