"""Where a topic stands, told from its own record: since when, at which level, closed when."""

from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.transfer import Transfer
from xieshang_cli.model.vocabulary import Status


def step_since(topic: Topic) -> str | None:
    """Give the day on which the topic came to the step it is in, as far as its events tell."""
    for event in reversed(topic.events):
        if event.step is not None:
            return event.on.text if event.on is not None and event.on.is_full else event.at[:10]
    return None


def scope_of(topic: Topic) -> str | None:
    """Give the level of a topic: its own, else the one decided on."""
    scope = topic.scope or (topic.decision.scope if topic.decision else None)
    return scope.value if scope else None


def closed_on(topic: Topic) -> str | None:
    """Give the day on which the topic was closed; None while it is not."""
    if topic.status is not Status.CLOSED:
        return None
    closing = next((event for event in reversed(topic.events) if event.action == "advance"), None)
    if closing is None:
        return None
    return str(closing.on or closing.at[:10])


def passed_on(transfer: Transfer, topic: Topic, policy: Policy) -> PartialDate | None:
    """Give the day on which the proposer was told the answer to a transfer; None where nothing says so."""
    if transfer.replied_on is None or topic.feedback is None:
        return None
    told = (told.on for told in topic.feedback.told if policy.proposer_audience in told.to and told.on is not None)
    return next((on for on in sorted(told) if not on.surely_before(transfer.replied_on)), None)


def next_to_answer(topic: Topic) -> Transfer | None:
    """Give the last transfer without an answer: those before it wait for what comes back from there."""
    waiting = [one for one in topic.transfers if one.returned_on is None and one.replied_on is None]
    return waiting[-1] if waiting else None
