"""A task stands by the words of its agreement: where these change, somebody has to confirm that it still does."""

from xieshang_cli.errors import RefusedError
from xieshang_cli.language import N_, _
from xieshang_cli.model.records import Records
from xieshang_cli.model.task import Task
from xieshang_cli.model.texts import words_fingerprint
from xieshang_cli.model.topic import Topic
from xieshang_cli.workflow.building import brief, rebuilt, say
from xieshang_cli.workflow.change import LIVING, changed, require
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.tasks import find


class NothingToReaffirmError(RefusedError):
    """The agreement reads as it did."""

    code = "nothing_to_reaffirm"

    def __init__(self, task: Task) -> None:
        super().__init__(_("任务 {id} 依据的共识没有改动，不需要重新确认。").format(id=task.id), ids=[task.id])


def reaffirm(topic: Topic, task_id: str, by: str, records: Records, stamp: Stamp) -> Topic:
    """Confirm that a task still stands for its agreement, whose words were changed since."""
    say(by=by)
    require(topic, N_("重新确认"), states=LIVING)
    task = find(topic, task_id)
    now = agreement_words(task, topic, records)
    if now is None or now == task.agreement_fingerprint:
        raise NothingToReaffirmError(task)
    what = f"{brief(by)} 确认任务 {task.id} 仍按改后的共识办理"
    confirmed = rebuilt(task, agreement_fingerprint=now)
    tasks = tuple(confirmed if old.id == task.id else old for old in topic.tasks)
    return changed(topic, stamp, "task.reaffirm", what, tasks=tasks)


def agreement_words(task: Task, topic: Topic, records: Records) -> str | None:
    """Give the fingerprint of the agreement a task carries out as it reads now; None where there is none."""
    for _session, agreement in records.agreements_of(topic.id):
        if agreement.id == task.agreement:
            return words_fingerprint(agreement.text)
    return None
