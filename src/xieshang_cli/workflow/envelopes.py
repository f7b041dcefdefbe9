"""Envelopes: a topic goes to another office as a file, and the answer comes back as one.

Taking the same envelope twice changes nothing; one that was changed on the way is refused. Who holds a topic is told
by its transfers, whichever archive they are recorded in: `merged_transfers` puts two accounts together.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence

from xieshang_cli.errors import RefusedError
from xieshang_cli.language import _
from xieshang_cli.model.base import Event
from xieshang_cli.model.envelope import Envelope
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.transfer import Transfer
from xieshang_cli.model.vocabulary import EnvelopeKind
from xieshang_cli.workflow.building import brief, made, rebuilt
from xieshang_cli.workflow.joining import joined
from xieshang_cli.workflow.promises import formerly
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.whereabouts import called


class ChangedEnvelopeError(RefusedError):
    """The envelope is not what its sender wrote."""

    code = "envelope_changed"

    def __init__(self) -> None:
        super().__init__(_("函件的内容与指纹不符，寄出以后被改过，不能接收。"), hint=_("请寄出方重新写一份函件。"))


class NotForUsError(RefusedError):
    """The envelope is addressed to somebody else."""

    code = "not_for_us"

    def __init__(self, to: str, own: str) -> None:
        super().__init__(_("函件是给 {to} 的，这个档案库属于 {own}。").format(to=to, own=own))


class OtherEnvelopeError(RefusedError):
    """For the same transfer another envelope was taken."""

    code = "other_envelope"

    def __init__(self, transfer: str) -> None:
        super().__init__(
            _("移交 {id} 已收过另一份函件，内容不同，不再接收。").format(id=transfer),
            hint=_("与寄出方核对：xieshang federation reconcile 甲档案库 乙档案库"),
            ids=[transfer],
        )


class UnknownTransferError(RefusedError):
    """An answer to something that was never sent from here."""

    code = "no_transfer"

    def __init__(self, transfer: str) -> None:
        super().__init__(_("这里没有寄出过移交 {id}，不能接收对它的答复。").format(id=transfer), ids=[transfer])


def sealed(kind: EnvelopeKind, topic: Topic, transfer: Transfer, sessions: Sequence[Session], stamp: Stamp) -> Envelope:
    """Put a topic with its sessions into an envelope, with the fingerprint of everything in it.

    Written again, later or by somebody else, it is the same envelope unless the record changed.
    """
    last = topic.events[-1] if topic.events else stamp.event("envelope", "-")
    envelope = made(
        Envelope,
        kind=kind,
        written_at=last.at,
        by=last.by,
        transfer=_unmarked(transfer),
        topic=_with(topic, _unmarked(transfer)),
        sessions=tuple(sessions),
    )
    return rebuilt(envelope, fingerprint=fingerprint(envelope))


def fingerprint(envelope: Envelope) -> str:
    """Give the fingerprint of everything an envelope says but the fingerprint itself."""
    plain = rebuilt(envelope, fingerprint=None).plain()
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def require_unchanged(envelope: Envelope) -> None:
    """Refuse an envelope that does not say what its fingerprint was made of."""
    if envelope.fingerprint != fingerprint(envelope):
        raise ChangedEnvelopeError


def marked(topic: Topic, transfer_id: str, envelope: Envelope) -> Topic:
    """Note on the topic which envelope a transfer went out in."""
    transfers = tuple(
        rebuilt(transfer, envelope=envelope.fingerprint) if transfer.id == transfer_id else transfer
        for transfer in topic.transfers
    )
    return rebuilt(topic, transfers=transfers)


def take_in(envelope: Envelope, own: Topic | None, division: str, records: Records, stamp: Stamp) -> Topic:
    """Take a topic that was sent to this archive; `own` is what is known of it here, `division` whose archive it is.

    Gives `own` itself when this very envelope was taken before.
    """
    require_unchanged(envelope)
    sent = envelope.transfer
    if not sent.to.startswith(division):
        raise NotForUsError(sent.to, division)
    known = find_transfer(own, sent.id) if own else None
    if own is not None and known is not None and known.envelope:
        if known.envelope != envelope.fingerprint:
            raise OtherEnvelopeError(sent.id)
        return own
    taken = rebuilt(sent, accepted_on=stamp.day, envelope=envelope.fingerprint)
    topic = _with(envelope.topic, taken)
    gone = ""
    if own is not None:
        transfers = merged_transfers(own.transfers, topic.transfers)
        topic = rebuilt(joined(own, topic), transfers=transfers, events=_merged_events(own.events, topic.events))
        topic = _with(topic, taken)
        gone = formerly(own, topic)
    event = stamp.event("accept", f"{called(sent.to, records)} 收函接收 {sent.id}：{brief(sent.reason)}{gone}")
    return rebuilt(topic, events=(*topic.events, event))


def take_answer(envelope: Envelope, own: Topic | None, records: Records, stamp: Stamp) -> Topic:
    """Take what came back: the receiver accepted and answered, or returned it. Gives `own` itself the second time."""
    require_unchanged(envelope)
    told = envelope.transfer
    known = find_transfer(own, told.id) if own else None
    if own is None or known is None:
        raise UnknownTransferError(told.id)
    merged = merged_transfer(known, told)
    if merged == known:
        return own
    if told.returned_on:
        sender, reason = called(told.from_, records), brief(told.return_reason or "")
        action, what = "return", f"{called(told.to, records)} 退回 {sender}：{reason}"
    else:
        action, what = "reply", f"{called(told.to, records)} 答复：{brief(told.reply or '')}"
    changed = _with(own, merged)
    return rebuilt(changed, events=(*changed.events, stamp.event(action, what)))


def merged_transfer(one: Transfer, other: Transfer) -> Transfer:
    """Put two accounts of one transfer together: what either side recorded of it."""
    facts = ("accepted_on", "returned_on", "return_reason", "reply", "replied_on")
    return rebuilt(one, **{name: getattr(other, name) or getattr(one, name) for name in facts})


def merged_transfers(one: Iterable[Transfer], other: Iterable[Transfer]) -> tuple[Transfer, ...]:
    """Put two accounts of the transfers of one topic together, in the order they were sent."""
    merged = {transfer.id: transfer for transfer in one}
    for transfer in other:
        known = merged.get(transfer.id)
        merged[transfer.id] = merged_transfer(known, transfer) if known else transfer
    return tuple(merged.values())


def find_transfer(topic: Topic, transfer_id: str) -> Transfer | None:
    """Give the transfer of that id."""
    return next((transfer for transfer in topic.transfers if transfer.id == transfer_id), None)


def _unmarked(transfer: Transfer) -> Transfer:
    """Leave out the fingerprint, which is made of all the rest."""
    return rebuilt(transfer, envelope=None)


def _with(topic: Topic, transfer: Transfer) -> Topic:
    transfers = tuple(transfer if old.id == transfer.id else old for old in topic.transfers)
    if transfer not in transfers:
        transfers = (*transfers, transfer)
    return rebuilt(topic, transfers=transfers)


def _merged_events(own: Iterable[Event], sent: Iterable[Event]) -> tuple[Event, ...]:
    merged = {(event.at, event.by, event.action, event.what): event for event in (*own, *sent)}
    return tuple(sorted(merged.values(), key=lambda event: event.at))
