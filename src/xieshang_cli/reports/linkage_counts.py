"""Up and down the five levels: transfers, what became of them, and how long a topic stayed at each level."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from xieshang_cli.language import N_
from xieshang_cli.model.identity import level_of
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import TopicRow, TransferRow
from xieshang_cli.model.vocabulary import Level, Status
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.periods import may_lie_in
from xieshang_cli.reports.selection import Selection

_ANSWERS = {
    "reply_in_time": N_("按期答复"),
    "reply_late": N_("逾期答复"),
    "reply_overdue": N_("逾期未答复"),
    "reply_waiting": N_("等答复"),
    "reply_no_deadline": N_("已答复（无期限）"),
    "reply_unclear": N_("已答复（日期不全无法判断）"),
}
LEVELS = tuple(reversed(Level))
"""From the village up."""

FIGURES = (
    Figure("transfers", N_("移交"), ("up", "down", "across")),
    Figure("up", N_("上交")),
    Figure("down", N_("下放")),
    Figure("across", N_("方向不明")),
    Figure("pending", N_("等接收")),
    Figure("returned", N_("退回")),
    Figure("accepted", N_("已接收"), tuple(_ANSWERS)),
    *(Figure(key, label) for key, label in _ANSWERS.items()),
    Figure(
        "in_time",
        N_("按期答复率"),
        ("reply_in_time",),
        ("reply_late", "reply_overdue"),
        ("reply_waiting", "reply_no_deadline", "reply_unclear"),
    ),
    Figure("passed", N_("已转告群众"), ("passed",), ("not_passed",)),
)
PARTS = {"passed": N_("已转告"), "not_passed": N_("没有转告的记录")}


class Stay(NamedTuple):
    """One stay of a topic at a level; `days` are not known where an end of it is not known to the day."""

    topic: TopicRow
    level: Level
    days: int | None


def linkage_counted(selection: Selection) -> Counted:
    """Count the transfers of the period, and the stays of their topics."""
    stays = all_stays(selection)
    return Counted(
        [*FIGURES, *(figure for level in LEVELS for figure in stay_figures(level))],
        [*(item for row in transfers_of(selection) for item in _items(row, selection)), *_stay_items(stays)],
        PARTS,
    )


def stay_figures(level: Level) -> list[Figure]:
    """Give the figures of one level."""
    return [
        Figure(f"{level}.stays", N_("停留"), within=level.label),
        Figure(f"{level}.days", N_("停留天数"), within=level.label, inexact=True),
    ]


def transfers_of(selection: Selection) -> list[TransferRow]:
    """Give the transfers that may have been made in the period."""
    return [row for row in selection.transfers if may_lie_in(row.on_from, _last(row), selection.period)]


def _last(row: TransferRow) -> str:
    return row.on if len(row.on) == 10 else PartialDate(row.on).latest.isoformat()


def direction_of(row: TransferRow) -> str:
    """Tell whether a transfer goes up or down."""
    if row.sender.startswith(row.receiver) and row.sender != row.receiver:
        return "up"
    return "down" if row.receiver.startswith(row.sender) and row.sender != row.receiver else "across"


def all_stays(selection: Selection) -> list[Stay]:
    """Give the stays of the topics handed on in the period, from the day they were raised until they ended."""
    chosen = {row.topic for row in transfers_of(selection)}
    of_topic: Mapping[str, list[TransferRow]] = defaultdict(list)
    for row in selection.transfers:
        of_topic[row.topic].append(row)
    topics = (row for row in selection.topics if row.id in chosen)
    return [stay for topic in topics for stay in _stays(topic, of_topic[topic.id], selection.today)]


def _items(row: TransferRow, selection: Selection) -> Iterator[Item]:
    yield Item(direction_of(row), row)
    if row.returned_on is not None:
        yield Item("returned", row)
    elif row.accepted_on is None:
        yield Item("pending", row)
    else:
        yield Item(_answer_of(row, selection.today.isoformat()), row)
        if row.replied_on is not None:
            yield Item("passed" if row.passed_on is not None else "not_passed", row)


def _answer_of(row: TransferRow, today: str) -> str:
    if row.replied_on is None:
        return "reply_overdue" if row.reply_last is not None and row.reply_last < today else "reply_waiting"
    if row.reply_last is None:
        return "reply_no_deadline"
    replied = PartialDate(row.replied_on)
    if replied.latest.isoformat() <= row.reply_last:
        return "reply_in_time"
    return "reply_late" if replied.earliest.isoformat() > row.reply_last else "reply_unclear"


def _stay_items(stays: Iterable[Stay]) -> Iterator[Item]:
    for topic, level, days in stays:
        yield Item(f"{level}.stays", topic)
        yield Item(f"{level}.days", topic, days or 0, 0, int(days is None))


def _stays(topic: TopicRow, transfers: Iterable[TransferRow], today: date) -> Iterator[Stay]:
    """Follow who had the topic: a receiver has it from acceptance on, a sender again from the day it came back."""
    holder, since = topic.station, topic.raised_on
    for holds, from_day in _moves(transfers):
        if holds != holder:
            yield _stay(topic, holder, since, from_day)
            holder, since = holds, from_day
    if topic.status == Status.OPEN:
        yield _stay(topic, holder, since, today.isoformat())
    else:
        yield _stay(topic, holder, since, topic.closed_on)


def _moves(transfers: Iterable[TransferRow]) -> list[tuple[str, str]]:
    """Give who came to hold it on which day, in order."""
    moves = []
    for row in transfers:
        if row.accepted_on is not None:
            moves.append((row.receiver, row.accepted_on))
            if row.returned_on is not None:
                moves.append((row.sender, row.returned_on))
    return sorted(moves, key=lambda move: PartialDate(move[1]))


def _stay(topic: TopicRow, holder: str, since: str | None, until: str | None) -> Stay:
    level = level_of(holder)
    if since is None or until is None or len(since) != 10 or len(until) != 10 or until < since:
        return Stay(topic, level, None)
    return Stay(topic, level, (date.fromisoformat(until) - date.fromisoformat(since)).days)
