"""Handover (工作交接), first half: who hands over to whom, and what is open on that day."""

from collections.abc import Iterable, Sequence
from datetime import date

from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import _
from xieshang_cli.model.organisation import HEAD, Handover, HandoverItem, Post, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.same_hand import is_same_hand
from xieshang_cli.workflow.answering import responsible_for_item
from xieshang_cli.workflow.building import brief, made, say
from xieshang_cli.workflow.change import changed, item_id
from xieshang_cli.workflow.open_items import ItemKind, OpenItem
from xieshang_cli.workflow.posts import appoint
from xieshang_cli.workflow.stamp import Stamp


class SamePersonError(UsageError):
    """Nobody hands over to himself."""

    code = "same_person"

    def __init__(self, name: str, post: str) -> None:
        super().__init__(
            _("{name}不能把{post}的工作移交给自己。").format(name=name, post=post),
            hint=_("用 --from 写明移交人，--to 写明接交人。"),
        )


class TookOverAlreadyError(RefusedError):
    """The one who is to take over did so the last time."""

    code = "wrong_state"

    def __init__(self, station: str, last: Handover) -> None:
        super().__init__(
            _("{taker}已于 {day} 接收{post}工作（{id}），不必再移交。").format(
                taker=last.to, day=last.accepted_on, post=last.post, id=last.id
            ),
            hint=_("查看：{command}").format(command=f"xieshang station handover {station}" + post_option(last.post)),
            ids=[station, last.id],
        )


class NobodyHoldsError(RefusedError):
    """Nobody holds the post, and nobody said who hands over."""

    code = "not_found"

    def __init__(self, station: Station, post: str, day: date) -> None:
        past = [held for held in station.posts if held.post == post and held.until is not None]
        last = max(past, key=lambda held: held.until.earliest if held.until else day, default=None)
        super().__init__(
            _("{day} 没有人任{post}，不知道由谁移交。").format(day=day, post=post),
            hint=_("用 --from 写明移交人。")
            + (_("上一任是{name}，{until} 免职。").format(name=last.name, until=last.until) if last else ""),
            ids=[station.code],
        )


class SeveralGiversError(UsageError):
    """Several people hold the post, and nobody said which of them hands over."""

    code = "ambiguous"

    def __init__(self, post: str, names: Iterable[str]) -> None:
        super().__init__(
            _("任{post}的有{names}，请用 --from 写明由谁移交。").format(post=post, names=_("、").join(names))
        )


class HandoverWaitsError(RefusedError):
    """A handover of the post was begun and nobody accepted it yet."""

    code = "wrong_state"

    def __init__(self, station: str, waiting: Handover) -> None:
        command = f"xieshang station handover {station}" + post_option(waiting.post)
        super().__init__(
            _("{post}的交接 {id} 还没有接收：{giver} {on} 移交给{taker}。").format(
                post=waiting.post, id=waiting.id, giver=waiting.from_, on=waiting.on, taker=waiting.to
            ),
            hint=_("先接收：{accept}；录错了的先撤销：{withdraw}").format(
                accept=f"{command} --accept", withdraw=_("{command} --withdraw --note 理由").format(command=command)
            ),
            ids=[station, waiting.id],
        )


class BeforeHandoverError(UsageError):
    """A handover, or its acceptance, lies before what it follows."""

    code = "upside_down"

    def __init__(self, day: PartialDate, last: Handover) -> None:
        accepted = last.accepted_on
        before = (
            _("交接 {id} 的接收日期 {day}").format(id=last.id, day=accepted)
            if accepted
            else _("交接 {id} 的移交日期 {day}").format(id=last.id, day=last.on)
        )
        super().__init__(_("{day} 早于{before}。").format(day=day, before=before), ids=[last.id])


def giver_of(station: Station, post: str, day: date, taker: str) -> str:
    """Give who hands over: the holder, of one who took office already the one before."""
    held = [term for term in station.holders(post, day) if not is_same_hand(term.name, taker)]
    if not held and station.holders(post, day):
        begun = min(term.from_.earliest if term.from_ else date.min for term in station.holders(post, day))
        ended = [term for term in station.posts if term.post == post and term.until and term.until.earliest <= begun]
        held = sorted(ended, key=lambda term: term.until.earliest if term.until else begun)[-1:]
    names = list(dict.fromkeys(term.name for term in held))
    if len(names) > 1:
        raise SeveralGiversError(post, names)
    if names:
        return names[0]
    if station.holders(post, day):
        raise SamePersonError(taker, post)
    raise NobodyHoldsError(station, post, day)


def drafted(
    station: Station,
    stamp: Stamp,
    *,
    post: str,
    giver: str,
    taker: str,
    items: Sequence[OpenItem],
    note: str | None = None,
) -> Handover:
    """Make the handover, refused where it cannot be; the station does not have it yet."""
    say(to=taker)
    if is_same_hand(giver, taker):
        raise SamePersonError(taker, post)
    waits = waiting(station, post)
    if waits is not None:
        raise HandoverWaitsError(station.code, waits)
    last = last_of(station, post)
    if last is not None and is_same_hand(last.to, taker):
        raise TookOverAlreadyError(station.code, last)
    if last is not None and stamp.day.surely_before(last.accepted_on or last.on):
        raise BeforeHandoverError(stamp.day, last)
    handed = tuple(made(HandoverItem, item=open_.item, what=brief(open_.what, 60)) for open_ in items)
    facts = {"post": post, "from_": giver, "to": taker, "on": stamp.day, "items": handed, "note": note}
    return made(Handover, id=item_id("h", station), **facts)


def hand_over(
    station: Station,
    policy: Policy,
    stamp: Stamp,
    handover: Handover,
    items: Sequence[OpenItem],
    term: Post | None = None,
) -> Station:
    """Record a handover; with `term` the one who takes over is appointed in the same change."""
    what = f"移交{handover.post}工作：{handover.from_} → {handover.to}，{counted(items)}"
    new = changed(station, stamp, "handover", what, handovers=(*station.handovers, handover))
    return new if term is None else appoint(new, policy, stamp, term, succeed=True)


def waiting(station: Station, post: str) -> Handover | None:
    """Give the handover of the post that nobody accepted yet."""
    return next((one for one in reversed(station.handovers) if one.post == post and one.is_waiting), None)


def last_of(station: Station, post: str) -> Handover | None:
    """Give the last handover of the post that was not withdrawn."""
    there = [one for one in station.handovers if one.post == post and one.withdrawn_on is None]
    return there[-1] if there else None


def to_hand_over(station: Station, items: Iterable[OpenItem], post: str, giver: str, day: date) -> list[OpenItem]:
    """Give what is handed over: by the head all that is open, by others what they answer for."""
    if post == HEAD:
        return list(items)
    answering = {item: responsible_for_item(station, item.item, day) for item in items}
    return [item for item, who in answering.items() if who is not None and is_same_hand(who, giver)]


def counted(items: Sequence[OpenItem]) -> str:
    """Say how many items of each kind there are, for an event."""
    return "、".join(f"{kind.label} {sum(item.kind == kind for item in items)} 个" for kind in ItemKind)


def with_handover(station: Station, one: Handover) -> tuple[Handover, ...]:
    """Give the handovers of a station with this one in its place."""
    return tuple(one if other.id == one.id else other for other in station.handovers)


def post_option(post: str) -> str:
    """Give what a command needs to mean another post than the head's."""
    return "" if post == HEAD else f" --post {post}"
