"""Follow-up: what was promised, how far it has come, and that two hands close it."""

from collections.abc import Sequence
from typing import Any

from xieshang_cli.errors import RefusedError
from xieshang_cli.language import N_, _
from xieshang_cli.model.identity import is_person_id
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.records import Records
from xieshang_cli.model.same_hand import is_same_hand
from xieshang_cli.model.task import Claim, Confirmation, Evidence, NotDoing, ProgressNote, Task
from xieshang_cli.model.texts import words_fingerprint
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Disposition, TaskState
from xieshang_cli.model.workdays import WorkCalendar
from xieshang_cli.workflow.building import brief, completed, made, rebuilt, say
from xieshang_cli.workflow.change import AGREEMENT, LIVING, TASK, ItemNotFoundError, changed, item_id, require
from xieshang_cli.workflow.promises import formerly
from xieshang_cli.workflow.stamp import Stamp


class WrongTaskStateError(RefusedError):
    """The task is not in a state in which this can be done."""

    code = "wrong_task_state"

    def __init__(self, task: Task, doing: str, hint: str = "") -> None:
        super().__init__(
            _("任务 {id} {state}，不能{doing}。").format(id=task.id, state=_(task.state.label), doing=_(doing)),
            hint=hint,
            ids=[task.id],
        )


class SameHandError(RefusedError):
    """Whoever did the task, or said that it is done, cannot be the one who confirms it."""

    code = "same_hand"

    def __init__(self, task: Task, by: str, part: str) -> None:
        super().__init__(
            _("{by} 是任务 {id} 的{part}，办结要由别人确认。").format(by=by, id=task.id, part=_(part)),
            hint=_("用 --by 写明另一位确认人，例如提出人、督办人或受益群众。"),
            ids=[task.id],
        )


def add_task(topic: Topic, records: Records, stamp: Stamp, **facts: Any) -> Topic:
    """Add a task; `facts` are fields of `Task`. The agreement it carries out must be one of the topic's."""
    require(topic, N_("分派任务"))
    identity = item_id("t", topic, facts.pop("id", None))
    task = made(Task, id=identity, **_with_deadline(facts, topic, records.policy, stamp))
    _require_agreement(task, topic, records)
    task = _standing_by(task, topic, records)
    what = f"分派任务 {task.id}：{brief(task.what)}"
    return changed(topic, stamp, "task.add", what, tasks=(*topic.tasks, task))


def amend(topic: Topic, task_id: str, records: Records, stamp: Stamp, **facts: Any) -> Topic:
    """Change fields of the task before it is claimed; afterwards fill in those missing. The first deadline is kept."""
    require(topic, N_("修改任务"))
    task = find(topic, task_id)
    if task.claim and any(getattr(task, name) not in (None, (), fact) for name, fact in facts.items()):
        raise WrongTaskStateError(task, N_("修改"), _redo_hint(task))
    if task.confirmation and is_same_hand(facts.get("lead") or "", task.confirmation.by, records):
        raise SameHandError(task, task.confirmation.by, N_("主办单位"))
    due = facts.get("due")
    if due is not None and task.due is not None and due != task.due and task.original_due is None:
        facts["original_due"] = task.due
    amended = completed(task, **facts)
    _require_agreement(amended, topic, records)
    if amended.agreement != task.agreement:
        amended = _standing_by(amended, topic, records)
    given = [name for name, fact in facts.items() if fact not in (None, ()) and name != "original_due"]
    titles = "、".join(Task.model_fields[name].title or name for name in given)
    gone = formerly(topic, rebuilt(topic, tasks=_with(topic, amended)))
    return _replaced(topic, amended, stamp, "task.edit", f"修改任务 {task.id}：{titles}{gone}")


def progress(topic: Topic, task_id: str, note: str, stamp: Stamp, by: str | None = None) -> Topic:
    """Note how far the task has come."""
    say(note=note)
    require(topic, N_("登记进展"), states=LIVING)
    task = find(topic, task_id)
    if task.state == TaskState.DONE:
        raise WrongTaskStateError(task, N_("登记进展"), _redo_hint(task))
    return _replaced(topic, _noted(task, stamp, note, by), stamp, "task.progress", f"任务 {task.id}：{brief(note)}")


def set_aside(
    topic: Topic,
    task_id: str,
    disposition: Disposition,
    reason: str,
    stamp: Stamp,
    review_on: PartialDate | None = None,
) -> Topic:
    """Plan the task for later, call it blocked or refuse it, with the reason and the day to look at it again."""
    say(reason=reason)
    require(topic, N_("改变任务安排"))
    task = find(topic, task_id)
    if task.claim:
        raise WrongTaskStateError(task, N_("改为“列入计划”“暂不能办”或“不予办理”"))
    not_doing = made(NotDoing, state=disposition, reason=reason, review_on=review_on)
    what = f"任务 {task.id} {disposition.label}：{brief(reason)}"
    return _replaced(topic, rebuilt(task, not_doing=not_doing), stamp, "task.progress", what)


def resume(topic: Topic, task_id: str, reason: str, stamp: Stamp) -> Topic:
    """Take the task up again: after it was set aside, when its claim does not hold, or when it has to be redone.

    What was claimed and confirmed before stays as a note of progress.
    """
    say(note=reason)
    require(topic, N_("恢复办理"))
    task = find(topic, task_id)
    if task.state == TaskState.IN_PROGRESS:
        raise WrongTaskStateError(task, N_("恢复办理"))
    note = reason
    if task.claim:
        note += f"（原由 {task.claim.by} 于 {task.claim.on} 申报办结）"
    if task.confirmation:
        note += f"（原由 {task.confirmation.by} 于 {task.confirmation.on} 确认）"
    if task.not_doing:
        note += f"（原为{task.not_doing.state.label}：{task.not_doing.reason}）"
    again = rebuilt(_noted(task, stamp, note, None), claim=None, confirmation=None, not_doing=None)
    return _replaced(topic, again, stamp, "task.progress", f"任务 {task.id} 恢复办理：{brief(reason)}")


def claim(topic: Topic, task_id: str, by: str, stamp: Stamp, evidence: Sequence[Evidence] = ()) -> Topic:
    """Record that somebody says the task is finished; it is done when somebody else confirms it."""
    say(by=by)
    require(topic, N_("申报办结"), states=LIVING)
    task = find(topic, task_id)
    if task.claim:
        raise WrongTaskStateError(task, N_("再次申报办结"), _redo_hint(task))
    claimed = rebuilt(task, claim=made(Claim, on=stamp.day, by=by, evidence=tuple(evidence)), not_doing=None)
    return _replaced(topic, claimed, stamp, "task.claim", f"{brief(by)} 申报任务 {task.id} 办结")


def confirm(
    topic: Topic,
    task_id: str,
    by: str,
    records: Records,
    stamp: Stamp,
    role: str | None = None,
    medium: str | None = None,
) -> Topic:
    """Record that somebody else says so too: neither the one who claimed it nor the unit that did it."""
    say(by=by)
    require(topic, N_("确认办结"), states=LIVING)
    task = find(topic, task_id)
    if task.claim is None or task.confirmation:
        hint = _("先申报：xieshang task claim {id} --by 主办单位 --evidence 凭证").format(id=task.id)
        raise WrongTaskStateError(task, N_("确认办结"), hint if task.claim is None else "")
    if is_same_hand(by, task.claim.by, records):
        raise SameHandError(task, by, N_("申报人"))
    if task.lead and is_same_hand(by, task.lead, records):
        raise SameHandError(task, by, N_("主办单位"))
    confirmation = made(Confirmation, on=stamp.day, by=by, role=role, medium=medium)
    who = role if role and is_person_id(by) else by
    what = f"{brief(who)} 确认任务 {task.id} 办结"
    return _replaced(topic, rebuilt(task, confirmation=confirmation), stamp, "task.confirm", what)


def find(topic: Topic, task_id: str) -> Task:
    """Give the task, or refuse with those there are."""
    for task in topic.tasks:
        if task.id == task_id:
            return task
    raise ItemNotFoundError(TASK, task_id, (f"{task.id} {brief(task.what, 20)}" for task in topic.tasks))


def _noted(task: Task, stamp: Stamp, note: str, by: str | None) -> Task:
    return rebuilt(task, progress=(*task.progress, made(ProgressNote, on=stamp.day, note=note, by=by)))


def _replaced(topic: Topic, task: Task, stamp: Stamp, action: str, what: str) -> Topic:
    return changed(topic, stamp, action, what, tasks=_with(topic, task))


def _with(topic: Topic, task: Task) -> tuple[Task, ...]:
    return tuple(task if old.id == task.id else old for old in topic.tasks)


def _with_deadline(facts: dict[str, Any], topic: Topic, policy: Policy, stamp: Stamp) -> dict[str, Any]:
    """Count the deadline in working days, those given or those policy has for the pace; a date given stands."""
    if facts.get("due") is not None:
        return facts
    workdays = facts.get("workdays") or policy.deadline_workdays.get(topic.pace or "")
    if workdays is None:
        return facts
    due = PartialDate.of(WorkCalendar(policy).after(stamp.day.latest, workdays).day)
    return {**facts, "assigned_on": stamp.day, "workdays": workdays, "due": due}


def _standing_by(task: Task, topic: Topic, records: Records) -> Task:
    """Keep which words of the agreement the task stands by."""
    for _session, agreement in records.agreements_of(topic.id):
        if agreement.id == task.agreement:
            return rebuilt(task, agreement_fingerprint=words_fingerprint(agreement.text))
    return task


def _require_agreement(task: Task, topic: Topic, records: Records) -> None:
    if task.agreement is None:
        return
    known = {agreement.id: agreement.text for _session, agreement in records.agreements_of(topic.id)}
    if task.agreement not in known:
        there = (f"{identity} {brief(text, 20)}" for identity, text in known.items())
        raise ItemNotFoundError(AGREEMENT, task.agreement, there)


def _redo_hint(task: Task) -> str:
    return _("要重新办理：xieshang task progress {task} --resume --note 理由").format(task=task.id)
