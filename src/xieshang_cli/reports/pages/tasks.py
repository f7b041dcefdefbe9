"""A task: as one line of a topic's page, and as a page of its own."""

from xieshang_cli.language import _
from xieshang_cli.model.task import Task
from xieshang_cli.model.texts import words_fingerprint
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import TaskState
from xieshang_cli.reports.deadlines import time_left
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Mark, Value
from xieshang_cli.reports.pages.context import PageContext, facts, recorded
from xieshang_cli.reports.pages.deadline import deadline_moves
from xieshang_cli.reports.pages.evidence import evidence_entries
from xieshang_cli.reports.record_data import task_data, task_is_overdue
from xieshang_cli.workflow.next_actions import (
    claim_command,
    confirm_command,
    progress_command,
    reaffirm_command,
)

_MARKS = {
    TaskState.DONE: Mark.DONE,
    TaskState.IN_PROGRESS: Mark.CURRENT,
    TaskState.CLAIMED: Mark.CURRENT,
    TaskState.BLOCKED: Mark.WARNING,
}


def task_page(topic: Topic, task: Task, context: PageContext) -> Document:
    """One task from promise to confirmation."""
    return Document(
        kind="task",
        title=task.what,
        as_of=context.today,
        blocks=[
            facts("task", "", _facts(topic, task, context)),
            *_history(task),
            *_evidence(task, context),
            *_ending(task, context),
            *_next(topic, task, context),
        ],
        data=task_data(topic, task, context.today),
    )


def task_entry(topic: Topic, task: Task, context: PageContext) -> Entry:
    """One line: what, who, and how far; a running task says how many days are left."""
    lead = task.lead or _("主办单位未记录")
    return Entry(
        _("{what}：{lead}").format(what=task.what, lead=lead),
        mark=Mark.ERROR if task_is_overdue(topic, task, context.today) else _MARKS.get(task.state, Mark.PENDING),
        note=_note(topic, task, context),
        command=_command(task),
    )


def _note(topic: Topic, task: Task, context: PageContext) -> str:
    parts = [task.id, _(task.state.label)]
    if task.is_running:
        parts.append(time_left(task.due, context.today))
        parts += [_("共识改过，要重新确认")] if _is_restated(topic, task, context) else []
    elif task.not_doing and not task.claim:
        parts.append(task.not_doing.reason)
    return _("，").join(parts)


def _command(task: Task) -> str:
    match task.state:
        case TaskState.IN_PROGRESS:
            return progress_command(task.id)
        case TaskState.CLAIMED:
            return confirm_command(task.id)
        case _:
            return ""


def _facts(topic: Topic, task: Task, context: PageContext) -> list[tuple[str, str, Value]]:
    items: list[tuple[str, str, Value]] = [
        ("id", _("编码"), task.id),
        ("topic", _("议题"), context.topic_title(topic.id)),
        ("agreement", _("依据共识"), _agreed(topic, task, context) or task.agreement),
        ("state", _("状态"), task.state),
        ("lead", _("主办单位"), task.lead),
        ("supervisor", _("督办人"), task.supervisor),
        ("due", _("完成期限"), task.due),
    ]
    if task.support:
        items.append(("support", _("协办单位"), task.support))
    if task.is_running:
        items.append(("left", _("时限"), time_left(task.due, context.today)))
    if _is_restated(topic, task, context):
        items.insert(3, ("restated", _("共识"), _("改过，要重新确认")))
    if task.original_due:
        items.append(("original_due", _("原定期限"), task.original_due))
    return items


def _agreed(topic: Topic, task: Task, context: PageContext) -> str | None:
    """Give the words of the agreement the task carries out, as they read now."""
    points = (found for _session, found in context.records.agreements_of(topic.id))
    return next((found.text for found in points if found.id == task.agreement), None)


def _is_restated(topic: Topic, task: Task, context: PageContext) -> bool:
    now = _agreed(topic, task, context)
    return now is not None and task.agreement_fingerprint not in {None, words_fingerprint(now)}


def _history(task: Task) -> list[Block]:
    blocks = deadline_moves(task)
    pressed = [
        Entry(
            _("{on} {level}，{by}").format(on=press.on, level=press.level, by=press.by),
            note=_("{day} 以前答复").format(day=press.reply_by) if press.reply_by else "",
        )
        for press in task.presses
    ]
    blocks += [Entries("presses", pressed, title=_("督办"))] if pressed else []
    notes = [Entry(f"{note.on} {note.note}", note=note.by or "") for note in task.progress]
    blocks.append(Entries("progress", notes, title=_("办理进展"), empty=_("没有记录进展。")))
    return blocks


def _evidence(task: Task, context: PageContext) -> list[Block]:
    items = [
        Entry(resource.source, note=_("，").join(_resource_words(resource.amount, resource.in_kind)))
        for resource in task.resources
    ]
    blocks: list[Block] = [Entries("resources", items, title=_("资金和出工"))] if items else []
    if task.claim or task.evidence:
        shown = evidence_entries(task.all_evidence, context)
        blocks.append(Entries("evidence", shown, title=_("凭证"), empty=_("没有凭证。")))
    return blocks


def _resource_words(amount: object, in_kind: str | None) -> list[str]:
    words = [_("{amount} 元").format(amount=amount)] if amount is not None else []
    return words + ([in_kind] if in_kind else [])


def _ending(task: Task, context: PageContext) -> list[Block]:
    claim, confirmation, not_doing = task.claim, task.confirmation, task.not_doing
    return recorded(
        "ending",
        _("办结"),
        [
            ("claimed_on", _("申报日期"), claim.on if claim else None),
            ("claimed_by", _("申报人"), claim.by if claim else None),
            ("confirmed_on", _("确认日期"), confirmation.on if confirmation else None),
            ("confirmed_by", _("确认人"), context.hand(confirmation.by, confirmation.role) if confirmation else None),
            ("confirmed_as", _("确认人身份"), confirmation.role if confirmation else None),
            ("medium", _("确认方式"), confirmation.medium if confirmation else None),
            ("not_doing", _("未办说明"), not_doing.reason if not_doing else None),
            ("review_on", _("复核日期"), not_doing.review_on if not_doing else None),
        ],
    )


def _next(topic: Topic, task: Task, context: PageContext) -> list[Block]:
    match task.state:
        case TaskState.IN_PROGRESS:
            items = [
                Entry(_("记录进展"), command=progress_command(task.id)),
                Entry(_("申报办结"), command=claim_command(task.id)),
            ]
        case TaskState.CLAIMED:
            items = [Entry(_("由别人确认办结"), command=confirm_command(task.id))]
        case _:
            return []
    if _is_restated(topic, task, context):
        items.insert(0, Entry(_("共识改过，确认照改后的办"), command=reaffirm_command(task.id)))
    return [Entries("next", items, title=_("下一步"))]
