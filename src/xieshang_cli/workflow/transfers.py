"""Up and down the five levels, one at a time; a topic always has exactly one holder."""

from dataclasses import dataclass
from datetime import date

from xieshang_cli.errors import RefusedError
from xieshang_cli.language import N_, _
from xieshang_cli.model.identity import level_of, parent_code
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.transfer import Transfer
from xieshang_cli.model.workdays import WorkCalendar
from xieshang_cli.workflow.building import brief, made, rebuilt, say
from xieshang_cli.workflow.change import RecordMissingError, changed, item_id, require
from xieshang_cli.workflow.reply_dates import require_time_to_reply
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.whereabouts import called, is_of, received


class NotOneLevelError(RefusedError):
    """A topic goes up or down by exactly one level."""

    code = "not_one_level"

    def __init__(self, message: str, to: str, hint: str = "") -> None:
        super().__init__(message, hint=hint, ids=[to])


class TransferPendingError(RefusedError):
    """The topic is on its way; the receiver has to speak first."""

    code = "transfer_pending"

    def __init__(self, topic: Topic, transfer: Transfer) -> None:
        super().__init__(
            _("议题 {id} 已移交 {to}，对方还没有接收。").format(id=topic.id, to=transfer.to),
            hint=_("接收：xieshang topic accept {id}；退回：xieshang topic return {id} --reason 理由").format(
                id=topic.id
            ),
            ids=[topic.id],
        )


class NothingHandedError(RefusedError):
    """There is no transfer to accept or to return."""

    code = "no_transfer"

    def __init__(self, topic: Topic, doing: str) -> None:
        super().__init__(
            _("议题 {id} 现由 {holder} 承办，没有可以{doing}的移交。").format(
                id=topic.id, holder=topic.holder, doing=_(doing)
            ),
            ids=[topic.id],
        )


class NotYoursError(RefusedError):
    """Only the holder sends, only the receiver accepts or returns."""

    code = "not_yours"

    def __init__(self, topic: Topic, acting: str, entitled: str, doing: str) -> None:
        super().__init__(
            _("议题 {id} 只能由 {entitled} {doing}，{acting} 不能。").format(
                id=topic.id, entitled=entitled, doing=_(doing), acting=acting
            ),
            ids=[topic.id],
        )


class LateReturnError(RefusedError):
    """The days in which a topic may be given back are over."""

    code = "too_late"

    def __init__(self, topic: Topic, last: date, workdays: int) -> None:
        super().__init__(
            _("退回要在 {n} 个工作日以内，到 {last} 为止；已经过了。").format(n=workdays, last=last.isoformat()),
            hint=_("接收后办理，用 xieshang topic reply {id} 答复；或下放一级。").format(id=topic.id),
            ids=[topic.id],
        )


class NotSentOutError(RefusedError):
    """Only what was accepted and not given back is answered."""

    code = "no_transfer"

    def __init__(self, topic: Topic) -> None:
        super().__init__(
            _("议题 {id} 没有已经接收的移交，没有什么要答复。").format(id=topic.id),
            hint=_("先接收：xieshang topic accept {id}").format(id=topic.id) if topic.pending_transfer else "",
            ids=[topic.id],
        )


class AnsweredError(RefusedError):
    """A transfer is answered once; letters may arrive in any order."""

    code = "already_answered"

    def __init__(self, topic: Topic, transfer: Transfer) -> None:
        super().__init__(
            _("议题 {id} 已于 {on} 答复：{reply}").format(id=topic.id, on=transfer.replied_on, reply=transfer.reply),
            ids=[topic.id],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """How a topic is handed on: why, answered until when, by whom the resident is answered, why a level is jumped."""

    reason: str
    reply_by: PartialDate | None = None
    answers_resident: str | None = None
    jump_reason: str | None = None


def escalate(
    topic: Topic,
    handing: Handing,
    records: Records,
    stamp: Stamp,
    *,
    to: str | None = None,
    acting: str | None = None,
) -> Topic:
    """Hand the topic up, one level unless policy allows a jump. `acting`, where known, is the division that does it."""
    holder = _ready_to_send(topic, handing.reason, acting, N_("上交"))
    above = parent_code(holder)
    if not above:
        raise NotOneLevelError(_("{holder} 是省级，上面没有可以上交的一级。").format(holder=holder), holder)
    receiver = to or above
    if receiver != above:
        if not holder.startswith(receiver) or receiver == holder:
            message = _("议题由 {holder} 承办，只能上交一级到 {above}，不能到 {to}。")
            raise NotOneLevelError(message.format(holder=holder, above=above, to=receiver), receiver)
        _require_jump(holder, receiver, above, handing, records.policy)
    _require_known(receiver, topic, records)
    return _sent(topic, receiver, "escalate", f"上交 {called(receiver, records)}", stamp, handing)


def delegate(
    topic: Topic,
    to: str,
    handing: Handing,
    records: Records,
    stamp: Stamp,
    *,
    acting: str | None = None,
) -> Topic:
    """Hand the topic down to a division below the holder, one level unless policy allows a jump."""
    holder = _ready_to_send(topic, handing.reason, acting, N_("下放"))
    if not to.startswith(holder) or to == holder or len(to) not in {4, 6, 9, 12}:
        message = _("议题由 {holder} 承办，只能下放一级到它的下级，{to} 不是。")
        raise NotOneLevelError(
            message.format(holder=holder, to=to),
            to,
            hint=_("查看下级：xieshang division list {holder}").format(holder=holder),
        )
    if parent_code(to) != holder:
        between = next(code for code in (to[:4], to[:6], to[:9]) if parent_code(code) == holder)
        _require_jump(holder, to, between, handing, records.policy)
    _require_known(to, topic, records)
    return _sent(topic, to, "delegate", f"下放 {called(to, records)}", stamp, handing)


def accept(topic: Topic, records: Records, stamp: Stamp, *, acting: str | None = None) -> Topic:
    """Let the receiver take the topic over."""
    require(topic, N_("接收"))
    pending = topic.pending_transfer
    if pending is None:
        raise NothingHandedError(topic, N_("接收"))
    _require_acting(topic, acting, pending.to, N_("接收"))
    accepted = rebuilt(pending, accepted_on=stamp.day)
    return _settled(topic, accepted, stamp, "accept", f"{called(pending.to, records)} 接收")


def return_(topic: Topic, reason: str, records: Records, stamp: Stamp, *, acting: str | None = None) -> Topic:
    """Give the topic back to whoever handed it over, unanswered, so many working days after it came or was accepted."""
    say(reason=reason)
    require(topic, N_("退回"))
    transfer = topic.pending_transfer or received(topic)
    if transfer is None:
        raise NothingHandedError(topic, N_("退回"))
    _require_acting(topic, acting, transfer.to, N_("退回"))
    if transfer.replied_on:
        raise AnsweredError(topic, transfer)
    workdays = records.policy.return_workdays
    last = WorkCalendar(records.policy).after((transfer.accepted_on or transfer.on).latest, workdays).day
    if stamp.day.earliest > last:
        raise LateReturnError(topic, last, workdays)
    returned = rebuilt(transfer, returned_on=stamp.day, return_reason=reason)
    what = f"{called(transfer.to, records)} 退回 {called(transfer.from_, records)}：{brief(reason)}"
    return _settled(topic, returned, stamp, "return", what)


def reply(topic: Topic, text: str, records: Records, stamp: Stamp, *, acting: str | None = None) -> Topic:
    """Answer whoever handed the topic over, the last receiver first; whom each sender named then tells the resident."""
    say(text=text)
    due = [one for one in topic.transfers if one.accepted_on and not one.returned_on and not one.replied_on]
    transfer = due[-1] if due else received(topic)
    if transfer is None:
        raise NotSentOutError(topic)
    _require_acting(topic, acting, transfer.to, N_("答复"))
    if transfer.replied_on:
        raise AnsweredError(topic, transfer)
    answered = rebuilt(transfer, reply=text, replied_on=stamp.day)
    what = f"{called(transfer.to, records)} 答复 {called(transfer.from_, records)}：{brief(text)}"
    return _settled(topic, answered, stamp, "reply", what)


def _ready_to_send(topic: Topic, reason: str, acting: str | None, doing: str) -> str:
    say(reason=reason)
    require(topic, doing)
    if topic.pending_transfer:
        raise TransferPendingError(topic, topic.pending_transfer)
    _require_acting(topic, acting, topic.holder, doing)
    return topic.holder


def _require_acting(topic: Topic, acting: str | None, entitled: str, doing: str) -> None:
    """Refuse who is not entitled; where all levels share an archive nobody knows who acts, with letters it is clear."""
    if acting is None or acting == entitled:
        return
    if topic.came_by_letter and is_of(topic, entitled, acting):
        return
    raise NotYoursError(topic, acting, entitled, doing)


def _require_known(to: str, topic: Topic, records: Records) -> None:
    """Insist on a unit of the county's register; levels above and other counties keep registers of their own."""
    is_here = len(to) > 6 and to.startswith(topic.station[:6])
    if is_here and records.division(to) is None and records.station(to) is None:
        raise RecordMissingError("division", to)


def _require_jump(holder: str, to: str, between: str, handing: Handing, policy: Policy) -> None:
    """A level is passed over only where policy allows it, and the reason is recorded."""
    jump = f"{level_of(holder).value}-{level_of(to).value}"
    if jump not in policy.jumps_allowed:
        raise NotOneLevelError(
            _("从 {holder} 到 {to} 越过了 {between}，只能一级一级移交。").format(holder=holder, to=to, between=between),
            to,
            hint=_("政策允许越级的，在 policy/deadlines.yaml 的 jumps_allowed 里写 {jump}。").format(jump=jump),
        )
    say(jump_reason=handing.jump_reason)


def _sent(topic: Topic, to: str, action: str, deed: str, stamp: Stamp, handing: Handing) -> Topic:
    require_time_to_reply(handing.reply_by, stamp.day)
    transfer = made(
        Transfer,
        id=item_id("x", topic),
        from_=topic.holder,
        to=to,
        on=stamp.day,
        reason=handing.reason,
        reply_by=handing.reply_by,
        answers_resident=handing.answers_resident or stamp.by,
        jump_reason=handing.jump_reason,
    )
    jumped = f"（越级：{brief(handing.jump_reason)}）" if handing.jump_reason else ""
    what = f"{deed}：{brief(handing.reason)}{jumped}"
    return changed(topic, stamp, action, what, transfers=(*topic.transfers, transfer))


def _settled(topic: Topic, transfer: Transfer, stamp: Stamp, action: str, what: str) -> Topic:
    transfers = tuple(transfer if old.id == transfer.id else old for old in topic.transfers)
    return changed(topic, stamp, action, what, transfers=transfers)
