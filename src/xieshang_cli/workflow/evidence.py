"""What shows that something was done: files and words put with a topic, one of its tasks, or a session."""

from collections.abc import Sequence

from xieshang_cli.language import N_
from xieshang_cli.model.session import Session
from xieshang_cli.model.task import Evidence
from xieshang_cli.model.topic import Topic
from xieshang_cli.workflow.building import brief, rebuilt
from xieshang_cli.workflow.change import LIVING, changed, require
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.tasks import find


def attach(topic: Topic, task_id: str | None, shown: Sequence[Evidence], stamp: Stamp) -> Topic:
    """Put evidence with a task of the topic, or with the topic itself; what is there already is not put twice.

    A task may be shown as done before anybody claims it, and after.
    """
    require(topic, N_("登记附件"), states=LIVING)
    if task_id is None:
        fresh = new_ones(topic.attachments, shown)
        attachments = (*topic.attachments, *fresh)
        return changed(topic, stamp, "attach", f"附件：{_named(fresh)}", attachments=attachments) if fresh else topic
    task = find(topic, task_id)
    fresh = new_ones(task.all_evidence, shown)
    if not fresh:
        return topic
    with_it = rebuilt(task, evidence=(*task.evidence, *fresh))
    tasks = tuple(with_it if old.id == task_id else old for old in topic.tasks)
    return changed(topic, stamp, "attach", f"任务 {task_id} 凭证：{_named(fresh)}", tasks=tasks)


def attach_to_session(session: Session, shown: Sequence[Evidence], stamp: Stamp) -> Session:
    """Put photos, minutes and the like with a session."""
    fresh = new_ones(session.attachments, shown)
    if not fresh:
        return session
    return changed(session, stamp, "attach", f"附件：{_named(fresh)}", attachments=(*session.attachments, *fresh))


def shown_with(record: Topic | Session, task_id: str | None = None) -> tuple[Evidence, ...]:
    """Give what stands with a session, a topic or one of its tasks already."""
    if isinstance(record, Topic) and task_id is not None:
        return find(record, task_id).all_evidence
    return record.attachments


def new_ones(there: Sequence[Evidence], shown: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Leave out files whose content stands there already, and places that do."""
    fresh: list[Evidence] = []
    for proof in shown:
        if not any(_is_same(proof, other) for other in (*there, *fresh)):
            fresh.append(proof)
    return tuple(fresh)


def _is_same(proof: Evidence, other: Evidence) -> bool:
    return proof.file == other.file or (proof.sha256 is not None and proof.sha256 == other.sha256)


def _named(shown: Sequence[Evidence]) -> str:
    return "、".join(brief(proof.what) for proof in shown)
