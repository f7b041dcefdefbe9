"""Where a topic stands, told from its own record: since when, at which level, closed when."""

from xieshang_cli.model.topic import Topic
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
