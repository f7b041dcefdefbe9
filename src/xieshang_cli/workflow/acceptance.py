"""Handover (工作交接), second half: it is accepted, and each open thing has one person who answers for it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import N_, _
from xieshang_cli.model.organisation import HEAD, Handover, HandoverItem, Station
from xieshang_cli.model.same_hand import is_same_hand
from xieshang_cli.workflow.building import brief, made, rebuilt, say
from xieshang_cli.workflow.change import ItemNotFoundError, changed
from xieshang_cli.workflow.handover import (
    BeforeHandoverError,
    counted,
    last_of,
    post_option,
    waiting,
    with_handover,
)
from xieshang_cli.workflow.open_items import OpenItem, may_be_open
from xieshang_cli.workflow.stamp import Stamp

OPEN_ITEM = N_("未办结的事项")


class NothingWaitingError(RefusedError):
    """No handover of the post waits to be accepted."""

    code = "wrong_state"

    def __init__(self, station: Station, post: str) -> None:
        last = last_of(station, post)
        hint = _("先移交：xieshang station handover {code} --to 接交人").format(code=station.code) + post_option(post)
        if last is not None and last.accepted_on is not None:
            hint = _("最近一次 {id} 已于 {day} 接收。").format(id=last.id, day=last.accepted_on) + hint
        super().__init__(_("{post}没有等待接收的交接。").format(post=post), hint=hint, ids=[station.code])


class NotTheTakerError(UsageError):
    """Somebody else than the one who takes over accepts, and nobody said in whose name."""

    code = "not_said"

    def __init__(self, who: str, waiting: Handover) -> None:
        super().__init__(
            _("接收要由接交人{taker}确认，录入人是{who}。").format(taker=waiting.to, who=who),
            hint=_("代为录入的，用 --by 写明是谁确认的：--by {taker}").format(taker=waiting.to),
            ids=[waiting.id],
        )


class GiverAcceptsError(RefusedError):
    """Whoever hands over says that it was taken over."""

    code = "same_hand"

    def __init__(self, giver: str, waiting: Handover) -> None:
        super().__init__(
            _("{giver}是移交人，不能替接交人{taker}接收。").format(giver=giver, taker=waiting.to),
            hint=_("代为录入的，用 --by 写明是谁确认的：--by {taker}").format(taker=waiting.to),
            ids=[waiting.id],
        )


class NamedTwiceError(UsageError):
    """An item was given to two people."""

    code = "twice"

    def __init__(self, item: str) -> None:
        super().__init__(_("{item} 写了两个接手人，一项只能由一人负责。").format(item=item), ids=[item])


class Differences(NamedTuple):
    """What became different since the pack was made."""

    opened: tuple[OpenItem, ...]
    closed: tuple[HandoverItem, ...]


def accept(
    station: Station,
    stamp: Stamp,
    items: Sequence[OpenItem],
    *,
    post: str = HEAD,
    by: str | None = None,
    named: Mapping[str, str] | None = None,
    only_listed: bool = False,
    note: str | None = None,
) -> Station:
    """Close the waiting handover: each open item has one person from now on; `named` says where it is another.

    What was opened since the pack was made is accepted too; with `only_listed` it stays with who hands over.
    """
    waits = waiting(station, post)
    if waits is None:
        raise NothingWaitingError(station, post)
    if by is None and not is_same_hand(stamp.by, waits.to):
        raise NotTheTakerError(stamp.by, waits)
    if by is not None and is_same_hand(by, waits.from_):
        raise GiverAcceptsError(by, waits)
    if stamp.day.surely_before(waits.on):
        raise BeforeHandoverError(stamp.day, waits)
    named = named or {}
    opened = {item.item for item in differences(waits, items).opened}
    accepted = tuple(
        made(
            HandoverItem,
            item=item.item,
            what=brief(item.what, 60),
            responsible=named.get(item.item) or (waits.from_ if only_listed and item.item in opened else waits.to),
        )
        for item in items
    )
    facts = {"accepted_on": stamp.day, "accepted_by": by or waits.to, "accepted": accepted, "note": note or waits.note}
    closed = rebuilt(waits, **facts)
    what = f"接收{post}工作：{waits.from_} → {waits.to}，{counted(items)}" + (f"；{brief(note)}" if note else "")
    return changed(station, stamp, "handover.accept", what, handovers=with_handover(station, closed))


def withdraw(station: Station, stamp: Stamp, *, reason: str, post: str = HEAD) -> Station:
    """Take back a handover that was made in error; it stays in the record."""
    say(note=reason)
    waits = waiting(station, post)
    if waits is None:
        raise NothingWaitingError(station, post)
    if stamp.day.surely_before(waits.on):
        raise BeforeHandoverError(stamp.day, waits)
    what = f"撤销{post}交接 {waits.id}：{waits.from_} → {waits.to}，原因：{brief(reason)}"
    gone = rebuilt(waits, withdrawn_on=stamp.day, note=reason)
    return changed(station, stamp, "handover.withdraw", what, handovers=with_handover(station, gone))


def differences(handover: Handover, items: Iterable[OpenItem]) -> Differences:
    """Compare what the pack lists with what is open now."""
    items = tuple(items)
    listed, there = {one.item for one in handover.items}, {one.item for one in items}
    opened = tuple(one for one in items if one.item not in listed)
    gone = tuple(one for one in handover.items if one.item not in there and may_be_open(one.item))
    return Differences(opened, gone)


def named_items(items: Sequence[OpenItem], said: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give who was named for which item; an item may be said by its whole id or by the end of it."""
    named: dict[str, str] = {}
    for wanted, person in said:
        say(item=wanted, to=person)
        known = [one.item for one in items]
        meant = [item for item in known if item == wanted] or [item for item in known if _ends(item, wanted)]
        if len(meant) != 1:
            raise ItemNotFoundError(OPEN_ITEM, wanted, (f"{one.item} {brief(one.what, 20)}" for one in items))
        if meant[0] in named:
            raise NamedTwiceError(meant[0])
        named[meant[0]] = person
    return named


def _ends(item: str, wanted: str) -> bool:
    return any(item.endswith(sign + wanted) for sign in ("-", "/"))
