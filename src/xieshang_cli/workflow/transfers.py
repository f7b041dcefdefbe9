"""Up and down the five levels, one at a time; a topic always has exactly one holder."""

from xieshang_cli.errors import RefusedError
from xieshang_cli.language import N_, _
from xieshang_cli.model.identity import parent_code
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.transfer import Transfer
from xieshang_cli.workflow.building import brief, made, rebuilt, say
from xieshang_cli.workflow.change import RecordMissingError, changed, item_id, require
from xieshang_cli.workflow.stamp import Stamp


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


def escalate(
    topic: Topic,
    reason: str,
    records: Records,
    stamp: Stamp,
    *,
    to: str | None = None,
    reply_by: PartialDate | None = None,
    acting: str | None = None,
) -> Topic:
    """Hand the topic up one level. `acting`, where it is known, is the division that does it."""
    holder = _ready_to_send(topic, reason, acting, N_("上交"))
    above = parent_code(holder)
    if not above:
        raise NotOneLevelError(_("{holder} 是省级，上面没有可以上交的一级。").format(holder=holder), holder)
    if to not in {None, above}:
        message = _("议题由 {holder} 承办，只能上交一级到 {above}，不能到 {to}。")
        raise NotOneLevelError(message.format(holder=holder, above=above, to=to), str(to))
    _require_known(above, topic, records)
    return _sent(topic, above, "escalate", "上交", stamp, (reason, reply_by))


def delegate(
    topic: Topic,
    to: str,
    reason: str,
    records: Records,
    stamp: Stamp,
    *,
    reply_by: PartialDate | None = None,
    acting: str | None = None,
) -> Topic:
    """Hand the topic down one level, to a division below the holder."""
    holder = _ready_to_send(topic, reason, acting, N_("下放"))
    if not to.startswith(holder) or len(to) not in {4, 6, 9, 12} or parent_code(to) != holder:
        message = _("议题由 {holder} 承办，只能下放一级到它的下级，{to} 不是。")
        raise NotOneLevelError(
            message.format(holder=holder, to=to),
            to,
            hint=_("查看下级：xieshang division list {holder}").format(holder=holder),
        )
    _require_known(to, topic, records)
    return _sent(topic, to, "delegate", "下放", stamp, (reason, reply_by))


def accept(topic: Topic, stamp: Stamp, *, acting: str | None = None) -> Topic:
    """Let the receiver take the topic over."""
    require(topic, N_("接收"))
    pending = topic.pending_transfer
    if pending is None:
        raise NothingHandedError(topic, N_("接收"))
    _require_acting(topic, acting, pending.to, N_("接收"))
    return _settled(topic, rebuilt(pending, accepted_on=stamp.day), stamp, "accept", f"{pending.to} 接收")


def return_(topic: Topic, reason: str, stamp: Stamp, *, acting: str | None = None) -> Topic:
    """Give the topic back to whoever handed it over, before or after it was accepted."""
    say(reason=reason)
    require(topic, N_("退回"))
    transfer = topic.pending_transfer or _received(topic)
    if transfer is None:
        raise NothingHandedError(topic, N_("退回"))
    _require_acting(topic, acting, transfer.to, N_("退回"))
    returned = rebuilt(transfer, returned_on=stamp.day, return_reason=reason)
    return _settled(topic, returned, stamp, "return", f"{transfer.to} 退回 {transfer.from_}：{brief(reason)}")


def _ready_to_send(topic: Topic, reason: str, acting: str | None, doing: str) -> str:
    say(reason=reason)
    require(topic, doing)
    if topic.pending_transfer:
        raise TransferPendingError(topic, topic.pending_transfer)
    _require_acting(topic, acting, topic.holder, doing)
    return topic.holder


def _require_acting(topic: Topic, acting: str | None, entitled: str, doing: str) -> None:
    if acting is not None and acting != entitled:
        raise NotYoursError(topic, acting, entitled, doing)


def _require_known(to: str, topic: Topic, records: Records) -> None:
    """Insist on a unit of the county's register; levels above and other counties keep registers of their own."""
    is_here = len(to) > 6 and to.startswith(topic.station[:6])
    if is_here and records.division(to) is None and records.station(to) is None:
        raise RecordMissingError("division", to)


def _received(topic: Topic) -> Transfer | None:
    standing = [transfer for transfer in topic.transfers if transfer.accepted_on and transfer.returned_on is None]
    return standing[-1] if standing else None


def _sent(topic: Topic, to: str, action: str, verb: str, stamp: Stamp, said: tuple[str, PartialDate | None]) -> Topic:
    reason, reply_by = said
    transfer = made(
        Transfer,
        id=item_id("x", topic),
        from_=topic.holder,
        to=to,
        on=stamp.day,
        reason=reason,
        reply_by=reply_by,
    )
    return changed(topic, stamp, action, f"{verb} {to}：{brief(reason)}", transfers=(*topic.transfers, transfer))


def _settled(topic: Topic, transfer: Transfer, stamp: Stamp, action: str, what: str) -> Topic:
    transfers = tuple(transfer if old.id == transfer.id else old for old in topic.transfers)
    return changed(topic, stamp, action, what, transfers=transfers)
