"""季度里协商会太少。

查什么：工作站每个季度开的协商会，是不是够政策 `sessions_per_quarter` 的次数（默认 1 次）。从成立后的第一个整季度算起，
成立日期没有写的从第一次会的季度算起；一个季度过完了才算。只知道年月的会，可能落在哪个季度就算哪个季度；没有日期的不算。
连着几个季度不够的并成一条，到后面有一个够的季度为止。

为什么：工作站设了不议事，等于没有设；多少次算够是本地的政策。

例：2025 年第 2 季度、第 3 季度一次也没有开。

怎样改：开了没有登记的补登记；按本地要求改 `policy/participation.yaml` 的 `sessions_per_quarter`，0 是不要求。
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("ST043", Station, provision=N_("六步议事·协商议事"))
def too_few_sessions_in_quarter(station: Station, records: Records) -> Iterator[Problem]:
    """A station is there to consult."""
    needed = records.policy.sessions_per_quarter
    if needed <= 0:
        return
    held = [session for session in records.sessions_at(station.code) if session.held_on]
    first = _first(station, held)
    if first is None:
        return
    last = max([first, *(_quarter(session.held_on.latest) for session in held if session.held_on)])
    numbers = _counted(held)
    lacking = ((quarter, numbers[quarter] < needed) for quarter in _through(first, last.following))
    for is_lacking, run in groupby(lacking, key=lambda pair: pair[1]):
        quarters = [quarter for quarter, _lacks in run]
        if is_lacking:
            yield _problem(quarters[0], None if quarters[-1] > last else quarters[-1], needed)


class _Quarter(NamedTuple):
    year: int
    number: int

    @property
    def following(self) -> "_Quarter":
        return _Quarter(self.year + self.number // 4, self.number % 4 + 1)

    @property
    def over(self) -> date:
        """The first day after it, or the last day there is."""
        following = self.following
        return date(following.year, following.number * 3 - 2, 1) if following.year <= date.max.year else date.max

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


def _problem(first: _Quarter, last: _Quarter | None, needed: int) -> Problem:
    """Say which quarters lack sessions; without `last` they go on, and the first one being over is enough."""
    if last is None:
        text = N_("自 {first} 起，每季度的协商会不足 {needed} 次")
        return Problem("code", text, since=first.over, first=str(first), needed=needed)
    if first == last:
        return Problem(
            "code", N_("{first} 的协商会不足 {needed} 次"), since=first.over, first=str(first), needed=needed
        )
    text = N_("{first} 至 {last}，每季度的协商会不足 {needed} 次")
    return Problem("code", text, since=last.over, first=str(first), last=str(last), needed=needed)


def _first(station: Station, held: Sequence[Session]) -> _Quarter | None:
    if station.founded_on:
        founded = station.founded_on.latest
        quarter = _quarter(founded)
        return quarter if founded == _begin(quarter) else quarter.following
    return min((_quarter(session.held_on.earliest) for session in held if session.held_on), default=None)


def _counted(held: Sequence[Session]) -> Counter[_Quarter]:
    """Count the sessions that were, or may have been, in each quarter."""
    days = [session.held_on for session in held if session.held_on]
    return Counter(quarter for day in days for quarter in _through(_quarter(day.earliest), _quarter(day.latest)))


def _through(first: _Quarter, last: _Quarter) -> Iterator[_Quarter]:
    while first <= last:
        yield first
        first = first.following


def _quarter(day: date) -> _Quarter:
    return _Quarter(day.year, (day.month + 2) // 3)


def _begin(quarter: _Quarter) -> date:
    return date(quarter.year, quarter.number * 3 - 2, 1)
