"""What to do next once a topic changed hands or was answered."""

from xieshang_cli.cli.env import Env
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.storage.references import Kind
from xieshang_cli.workflow.next_actions import NextAction
from xieshang_cli.workflow.replies import once_taken_over, owed


def owed_actions(env: Env, topic: Topic) -> list[NextAction]:
    """Give what is to be said about transfers now: to the resident, or to whoever handed the topic over."""
    if topic.status != Status.OPEN:
        return []
    return owed(topic, env.archive.policy, env.archive.settings.division, lambda known: _short(env, known))


def actions_once_taken_over(env: Env, topic: Topic) -> list[NextAction] | None:
    """Give what whoever took the topic over does first; None where that is what its step misses."""
    return once_taken_over(topic, env.archive.policy, env.archive.settings.division, lambda known: _short(env, known))


def _short(env: Env, identity: str) -> str:
    return env.archive.short(Kind.TOPIC, identity)
