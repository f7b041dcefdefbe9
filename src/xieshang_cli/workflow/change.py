"""How a record changes: one event each time, only in a state that allows it, and nothing is erased."""

from collections.abc import Iterable
from typing import Any, TypeVar

from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import N_, _
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.identity import code_of, new_item_id
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status, Step
from xieshang_cli.workflow.building import rebuilt
from xieshang_cli.workflow.stamp import Stamp

Changing = TypeVar("Changing", Topic, Session, Station, Committee, Supervision, Plan)

OPEN = frozenset({Status.OPEN})
LIVING = frozenset({Status.OPEN, Status.CLOSED})
"""Closed topics still take news: a planned task is done later, people are told again."""
NOUNS = {
    "topic": N_("议题"),
    "request": N_("诉求"),
    "station": N_("工作站"),
    "division": N_("行政区划"),
    "member": N_("委员"),
    "committee": N_("政协委员会"),
}
AGREEMENT = N_("共识事项")
TASK = N_("任务")


class WrongStateError(RefusedError):
    """The topic is not in a state in which this can be done."""

    code = "wrong_state"

    def __init__(self, topic: Topic, doing: str) -> None:
        super().__init__(
            _("议题 {id} {status}，不能{doing}。").format(id=topic.id, status=_(topic.status.label), doing=_(doing)),
            hint=_("要重新办理：xieshang topic revert {id} --to {step} --reason 理由").format(
                id=topic.id, step=topic.step.value
            ),
            ids=[topic.id],
        )


class WrongStepError(RefusedError):
    """The topic is open, but not at a step at which this can be done."""

    code = "wrong_step"

    def __init__(self, topic: Topic, doing: str, back_to: Step) -> None:
        super().__init__(
            _("议题 {id} 已到“{step}”，不能{doing}。").format(id=topic.id, step=_(topic.step.label), doing=_(doing)),
            hint=_("先退回：xieshang topic revert {id} --to {step} --reason 理由").format(
                id=topic.id, step=back_to.value
            ),
            ids=[topic.id],
        )


class ItemNotFoundError(RefusedError):
    """There is no such task, agreement or other item in the record."""

    code = "not_found"

    def __init__(self, what: str, wanted: str, known: Iterable[str]) -> None:
        known = tuple(item.rstrip("。") for item in known)
        there = _("现有：{known}。").format(known=_("、").join(known)) if known else _("现在一项也没有。")
        super().__init__(_("没有{what} {wanted}。").format(what=_(what), wanted=wanted) + there, ids=[wanted])


class RecordMissingError(RefusedError):
    """A record that is referred to does not exist."""

    code = "not_found"

    def __init__(self, noun: str, wanted: str) -> None:
        super().__init__(
            _("没有{what} {wanted}。").format(what=_(NOUNS[noun]), wanted=wanted),
            hint=_("查看：{command}").format(command=f"xieshang {noun} list"),
            ids=[wanted],
        )


class OtherStationError(UsageError):
    """The id begins with the code of another unit than the one said."""

    code = "other_station"

    def __init__(self, record_id: str, station: str) -> None:
        super().__init__(
            _("编码 {id} 属于 {code}，与工作站 {station} 不一致。").format(
                id=record_id, code=code_of(record_id), station=station
            )
        )


class TakenError(RefusedError):
    """The id is taken."""

    code = "taken"

    def __init__(self, wanted: str) -> None:
        super().__init__(_("编码 {wanted} 已被使用。").format(wanted=wanted), ids=[wanted])


def changed(
    record: Changing, stamp: Stamp, action: str, what: str, *, to_step: Step | None = None, **facts: Any
) -> Changing:
    """Give the record with the facts in place and one event more; `to_step` moves it to that step."""
    if to_step is not None:
        facts["step"] = to_step
    return rebuilt(record, **facts, events=(*record.events, stamp.event(action, what, to_step)))


def require(topic: Topic, doing: str, *, states: frozenset[Status] = OPEN) -> None:
    """Refuse unless the topic is in one of the states; `doing` is a marked verb phrase."""
    if topic.status not in states:
        raise WrongStateError(topic, doing)


def item_id(
    letter: str,
    record: Topic | Session | Station | Committee | Supervision | Plan,
    wanted: str | None = None,
    taken: Iterable[str] = (),
) -> str:
    """Give the id wanted, refused when taken, or a new one."""
    used = {*record.item_ids(), *taken}
    if wanted is None:
        return new_item_id(letter, used)
    if wanted in used:
        raise TakenError(wanted)
    return wanted


def require_station(record_id: str, station: str, records: Records) -> None:
    """Refuse a record whose id names another unit, or whose station is not entered; counties and above need not be."""
    if code_of(record_id) != station:
        raise OtherStationError(record_id, station)
    if len(station) > 6 and records.station(station) is None and records.division(station) is None:
        raise RecordMissingError("station", station)
