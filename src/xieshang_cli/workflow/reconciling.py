"""Two archives compared: what one says it sent and the other does not have, and who holds what by both accounts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from xieshang_cli.model.policy import Policy
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.transfer import Transfer
from xieshang_cli.model.vocabulary import Discrepancy
from xieshang_cli.workflow.envelopes import find_transfer, merged_transfer
from xieshang_cli.workflow.standing import passed_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one archive says: its division, its policy, and its topics that were ever handed over, by id."""

    division: str
    policy: Policy
    topics: Mapping[str, Topic]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that does not agree: about which topic, which transfer, sent by whom to whom."""

    kind: Discrepancy
    topic: str
    title: str | None
    transfer: str | None
    sender: str
    receiver: str
    letter_taken: bool = False
    """Whether the answer that is not told came back already."""


def differences(one: Account, other: Account) -> list[Difference]:
    """Compare two accounts; in the order of topics."""
    found = [*_sent(one, other), *_sent(other, one), *_held(one, other)]
    return sorted(found, key=lambda difference: (difference.topic, difference.kind, difference.transfer or ""))


def _sent(sender: Account, receiver: Account) -> Iterator[Difference]:
    """Look at each transfer between the two: sent and not received, received and not sent, answered and not told."""
    for topic, transfer in _between(sender, sender, receiver):
        there = receiver.topics.get(topic.id)
        received = find_transfer(there, transfer.id) if there else None
        if received is None:
            yield _difference(Discrepancy.SENT_NOT_RECEIVED, topic, transfer)
        elif _is_untold(topic, merged_transfer(transfer, received), transfer, sender.policy):
            untold = _difference(Discrepancy.ANSWERED_NOT_TOLD, topic, transfer)
            yield replace(untold, letter_taken=transfer.replied_on is not None)
    for topic, transfer in _between(receiver, sender, receiver):
        here = sender.topics.get(topic.id)
        if here is None or find_transfer(here, transfer.id) is None:
            yield _difference(Discrepancy.RECEIVED_NOT_SENT, topic, transfer)


def _held(one: Account, other: Account) -> Iterator[Difference]:
    """Look at each topic that both have: exactly one of them holds it."""
    for identity in sorted(one.topics.keys() & other.topics.keys()):
        here, there = one.topics[identity], other.topics[identity]
        claims = (_claims(here, one, other), _claims(there, other, one))
        if claims == (True, True):
            yield _holding(Discrepancy.HELD_BY_BOTH, here, one, other)
        elif claims == (False, False) and not _is_elsewhere(here, there, one, other):
            yield _holding(Discrepancy.HELD_BY_NONE, here, one, other)


def _claims(topic: Topic, own: Account, other: Account) -> bool:
    """Whether an archive counts a topic as its own; one it sent out and knows nothing of yet it does not."""
    pending = topic.pending_transfer
    is_on_its_way = pending is not None and bool(pending.envelope) and _is_of(pending.to, other, own)
    return _is_of(topic.holder, own, other) and not is_on_its_way


def _is_elsewhere(here: Topic, there: Topic, one: Account, other: Account) -> bool:
    """Whether a third office holds it, or it is on its way from one to the other."""
    holders = (here.holder, there.holder)
    if any(not _is_of(holder, one, other) and not _is_of(holder, other, one) for holder in holders):
        return True
    pending = here.pending_transfer or there.pending_transfer
    return pending is not None and (find_transfer(here, pending.id) is None or find_transfer(there, pending.id) is None)


def _between(holding: Account, sender: Account, receiver: Account) -> Iterator[tuple[Topic, Transfer]]:
    for topic in holding.topics.values():
        for transfer in topic.transfers:
            goes_there = _is_of(transfer.to, receiver, sender) and _is_of(transfer.from_, sender, receiver)
            if transfer.envelope and goes_there:
                yield topic, transfer


def _is_of(code: str, own: Account, other: Account) -> bool:
    """Whether a division belongs to an archive; where one archive lies below the other, to the nearer."""
    is_own, is_other = code.startswith(own.division), code.startswith(other.division)
    return is_own and (not is_other or len(own.division) > len(other.division))


def _is_untold(topic: Topic, merged: Transfer, own: Transfer, policy: Policy) -> bool:
    """Whether there is an answer that did not come back, or that the resident was not told."""
    if merged.replied_on is None or merged.returned_on is not None:
        return False
    return own.replied_on is None or passed_on(merged, topic, policy) is None


def _difference(kind: Discrepancy, topic: Topic, transfer: Transfer) -> Difference:
    return Difference(kind, topic.id, topic.title, transfer.id, transfer.from_, transfer.to)


def _holding(kind: Discrepancy, topic: Topic, one: Account, other: Account) -> Difference:
    return Difference(kind, topic.id, topic.title, None, one.division, other.division)


def account(division: str, policy: Policy, topics: Iterable[Topic]) -> Account:
    """Put together what one archive says."""
    return Account(division=division, policy=policy, topics={topic.id: topic for topic in topics})
