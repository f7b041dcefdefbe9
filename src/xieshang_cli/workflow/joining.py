"""Two accounts of one topic put together when it comes back by letter: nothing that either office recorded is lost.

The letter is from who holds the topic, so its word goes where the two differ; what only the own record has stays. Of a
task that one is believed who touched it last.
"""

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from xieshang_cli.model.base import Event, Strict
from xieshang_cli.model.feedback import Feedback, Revisit
from xieshang_cli.model.identity import CROCKFORD
from xieshang_cli.model.session import Session
from xieshang_cli.model.task import Task
from xieshang_cli.model.topic import Research, Topic
from xieshang_cli.workflow.building import rebuilt

Part = TypeVar("Part", bound=Strict)
Identified = TypeVar("Identified", Task, Research, Revisit)

_TASK_LISTS = ("progress", "evidence", "presses", "extensions")
_NAMED = re.compile(rf"(?<![0-9a-z-])[a-z]-[{CROCKFORD}]{{4}}(?![0-9a-z])")
_SUBJECT = re.compile(rf"任务 ({_NAMED.pattern})")


def joined(own: Topic, sent: Topic) -> Topic:
    """Give the topic as the letter tells it, with what only the own record has; events and transfers are left out."""
    raised = _joined(own.raised, sent.raised, "affected", "requests")
    feedback = _feedback(own.feedback, sent.feedback)
    tasks = tuple(_task(task, other, own, sent) for task, other in _pairs(own.tasks, sent.tasks))
    research = tuple(other or one for one, other in _pairs(own.research, sent.research))
    both = _joined(own, sent, "attachments", "waivers")
    return rebuilt(both, raised=raised, research=research, tasks=tasks, feedback=feedback)


def is_continued(own: Session, sent: Session) -> bool:
    """Whether the letter has the own record of a session and more: nobody changed it here since."""
    return own != sent and sent.events[: len(own.events)] == own.events


def _feedback(own: Feedback | None, sent: Feedback | None) -> Feedback | None:
    if own is None or sent is None:
        return sent or own
    revisits = tuple(
        one if one is not None and (other is None or other.result is None) else other
        for one, other in _pairs(own.revisits, sent.revisits)
    )
    return rebuilt(_joined(own, sent, "told", "published", "surveys"), revisits=revisits)


def _task(own: Task | None, sent: Task | None, owner: Topic, sender: Topic) -> Task:
    if own is None or sent is None:
        task = sent or own
        assert task is not None
        return task
    if _last_touched(own.id, owner) > _last_touched(own.id, sender):
        own, sent, owner, sender = sent, own, sender, owner
    task = _joined(own, sent, *_TASK_LISTS, only_lists=True)
    if task.claim is None and _claims(own.id, owner) - _claims(own.id, sender):
        # Nobody there knew of the claim, so nobody there took it back.
        return rebuilt(task, claim=own.claim, confirmation=own.confirmation, not_doing=own.not_doing)
    return task


def _claims(task_id: str, topic: Topic) -> set[str]:
    """Give when a task was claimed or confirmed."""
    deeds = ("task.claim", "task.confirm")
    return {event.at for event in topic.events if event.action in deeds and _is_about(event, task_id)}


def _last_touched(task_id: str, topic: Topic) -> str:
    """Give when the events last tell that a task was changed, as text that sorts; "" when they do not."""
    return max((event.at for event in topic.events if _is_about(event, task_id)), default="")


def _is_about(event: Event, task_id: str) -> bool:
    """Whether the event tells of a change of the task.

    An event has no field that says of which item it is: the format knows when, who, which action, and a text. The text
    of a command names its task as `任务 t-4k7x` before any words of a user, which may speak of other tasks. After an
    editor every task that reads otherwise is named. That a letter was taken names tasks too, but changed none.
    """
    what = event.what or ""
    if event.action == "edit":
        return task_id in _NAMED.findall(what)
    if event.action == "attach":
        return what.startswith(f"任务 {task_id} ")
    subject = _SUBJECT.search(what) if event.action.startswith("task.") else None
    return subject is not None and subject[1] == task_id


def _joined(own: Part, sent: Part, *lists: str, only_lists: bool = False) -> Part:
    """Take what the letter says, the own facts it lacks, and in the lists named what is in either."""
    facts: dict[str, Any] = {}
    for name in type(sent).model_fields:
        mine, theirs = getattr(own, name), getattr(sent, name)
        if name in lists:
            facts[name] = (*theirs, *(part for part in mine if part not in theirs))
        elif theirs is None and not only_lists:
            facts[name] = mine
    return rebuilt(sent, **facts)


def _pairs(own: Iterable[Identified], sent: Iterable[Identified]) -> list[tuple[Identified | None, Identified | None]]:
    """Give the items of either side by id, those of the letter first."""
    mine, theirs = ({item.id: item for item in items} for items in (own, sent))
    return [(mine.get(identity), theirs.get(identity)) for identity in {**theirs, **mine}]
