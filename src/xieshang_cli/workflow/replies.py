"""What is owed about the transfers of a topic: an answer to whoever handed it over, the word to the resident."""

from collections.abc import Iterator

from xieshang_cli.language import _
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.workflow.next_actions import (
    NextAction,
    Shorten,
    gate_command,
    letter_action,
    reply_command,
    tail,
    tell_action,
)
from xieshang_cli.workflow.standing import next_to_answer, passed_on
from xieshang_cli.workflow.whereabouts import is_away, is_of

_LATE_STEPS = frozenset({Step.IMPLEMENT, Step.FEEDBACK})


def owed(topic: Topic, policy: Policy, division: str, shorten: Shorten = tail) -> list[NextAction]:
    """Give what the archive of `division` is to say about transfers now, the resident first."""
    return list(dict.fromkeys(_owed(topic, policy, division, shorten)))


def once_taken_over(topic: Topic, policy: Policy, division: str, shorten: Shorten = tail) -> list[NextAction] | None:
    """Give what whoever took a topic over does first; None where that is to go on with its step.

    In the last two steps others have work under way: what is open is looked at before anything is recorded.
    """
    if topic.step not in _LATE_STEPS:
        return None
    looking = NextAction(_("看这一步还缺什么"), gate_command(shorten(topic.id)))
    return [looking, *owed(topic, policy, division, shorten)]


def _owed(topic: Topic, policy: Policy, division: str, shorten: Shorten) -> Iterator[NextAction]:
    name = shorten(topic.id)
    due = next_to_answer(topic)
    for transfer in topic.transfers:
        answered = transfer.replied_on is not None and transfer.returned_on is None
        if answered and passed_on(transfer, topic, policy) is None and _is_here(topic, transfer.from_, division):
            yield tell_action(name)
    if due is not None and due.accepted_on is not None and _is_here(topic, due.to, division):
        yield NextAction(_("办理后答复移交方"), reply_command(name))
    elif due is not None and is_away(topic, division):
        yield letter_action()


def _is_here(topic: Topic, unit: str, division: str) -> bool:
    """Whether a unit records in the archive of `division`; without letters all levels share one."""
    return not topic.came_by_letter or is_of(topic, unit, division)
