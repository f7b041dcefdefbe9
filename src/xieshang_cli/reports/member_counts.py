"""The figures of what members did: of one, or of all together, with the sessions and topics behind them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from xieshang_cli.language import N_
from xieshang_cli.model.rows import MemberRow, TopicRow
from xieshang_cli.model.vocabulary import Attendance, Mode, Status
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.member_activity import CAME, Activities, Activity, activities, chosen_members, is_adopted
from xieshang_cli.reports.selection import Selection

_MODES: Mapping[str, str] = {
    **{mode.value: label for mode, label in zip(Mode, (N_("现场到会"), N_("远程到会"), N_("书面到会")), strict=True)},
    "-": N_("到会，方式未记录"),
}
_NOT_COME = (Attendance.EXCUSED.value, Attendance.ABSENT.value, Attendance.INVITED.value)
_UNTOLD = "untold"
_CAME = tuple(f"came:{mode}" for mode in _MODES)
_MISSED = (*_NOT_COME, _UNTOLD)
_CONSULTED, _CLAIMED = "consulted", "claimed"
_TOPICS: Mapping[str, str] = {_CONSULTED: N_("到会协商的议题"), _CLAIMED: N_("认领的议题")}
_OUTCOMES: Mapping[str, str] = {
    "closed": N_("已办结"), "going": N_("已列入协商，没有办结"), "other": N_("没有列入协商"),
    "tasks_done": N_("办结的任务"), "tasks_open": N_("没有办结的任务"),
}  # fmt: skip


def members_counted(selection: Selection) -> Counted:
    """Give the figures of the member asked for, or of all, each time somebody did something counting once."""
    found = activities(selection)
    chosen = chosen_members(selection)
    labels = {
        **{f"came:{mode}": label for mode, label in _MODES.items()},
        _UNTOLD: N_("是否到会未记录"),
        **{f"{name}.{key}": label for name in _TOPICS for key, label in _OUTCOMES.items()},
    }
    return Counted(_figures(), list(_items(chosen, found)), labels, by_station=False)


def _figures() -> list[Figure]:
    return [
        Figure("members", N_("委员"), ("with_records", "without_records")),
        Figure("without_records", N_("没有履职记录的委员")),
        Figure("invited", N_("应到"), (*_CAME, *_MISSED)),
        Figure("attendance", N_("到会/应到"), _CAME, _MISSED),
        *(Figure(status.value, status.label) for status in (Attendance.EXCUSED, Attendance.ABSENT)),
        *(Figure(mode.value, _MODES[mode.value], (f"came:{mode.value}",)) for mode in Mode),
        Figure("research", N_("调研次数")),
        Figure("duties", N_("值班次数")),
        Figure("agreements", N_("协商达成共识")),
        *(figure for name, label in _TOPICS.items() for figure in _of_topics(name, label)),
    ]


def _of_topics(name: str, label: str) -> Sequence[Figure]:
    closed, going, other, done, open_ = (f"{name}.{key}" for key in _OUTCOMES)
    return (
        Figure(f"{name}_topics", N_("个数"), (closed, going, other), within=label),
        Figure(f"{name}_adopted", N_("列入协商"), (closed, going), within=label),
        Figure(name, N_("已办结"), (closed,), (going, other), within=label),
        Figure(f"{name}_tasks", N_("任务办结"), (done,), (open_,), within=label),
    )


def _items(chosen: Sequence[MemberRow], found: Activities) -> Iterator[Item]:
    """Give an item for each record and part: its amount is how often it counts."""
    of_all = [(row, found.of(row.id)) for row in chosen]
    yield from (Item("without_records" if activity.is_empty else "with_records", row) for row, activity in of_all)
    each = [activity for _row, activity in of_all]
    yield from _sessions(each, found)
    research = Counter(row for one in each for row in one.research)
    yield from (Item("research", row, times) for row, times in research.items())
    duties = Counter(row for one in each for row in one.duties)
    yield from (Item("duties", row, times) for row, times in duties.items())
    yield from _topics(_CONSULTED, (topic for one in each for topic in found.topics_consulted(one)))
    yield from _topics(_CLAIMED, (topic for one in each for topic in one.claimed))


def _sessions(each: Iterable[Activity], found: Activities) -> Iterator[Item]:
    times = Counter((key, _how(*deed)) for one in each for key, deed in one.invited.items())
    for (key, part), number in times.items():
        session = found.sessions[key]
        yield Item(part, session, number)
        if part in _CAME and session.agreements:
            yield Item("agreements", session, number * session.agreements)


def _how(status: str, mode: str) -> str:
    if status in CAME:
        return f"came:{mode if mode in _MODES else '-'}"
    return status if status in _NOT_COME else _UNTOLD


def _topics(name: str, topics: Iterable[TopicRow]) -> Iterator[Item]:
    for row, times in Counter(topics).items():
        outcome = "closed" if row.status == Status.CLOSED else "going" if is_adopted(row) else "other"
        yield Item(f"{name}.{outcome}", row, times)
        if row.tasks_done:
            yield Item(f"{name}.tasks_done", row, times * row.tasks_done)
        if row.tasks > row.tasks_done:
            yield Item(f"{name}.tasks_open", row, times * (row.tasks - row.tasks_done))
