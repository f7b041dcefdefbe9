"""The supervision notice (督办通知): what was promised, until when, how far it is, and by when an answer is due."""

from xieshang_cli.language import _
from xieshang_cli.model.task import Press, Task
from xieshang_cli.model.topic import Topic
from xieshang_cli.reports.deadlines import time_left
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Paragraph, Value
from xieshang_cli.reports.pages.context import PageContext, facts
from xieshang_cli.reports.papers.dates import on_paper
from xieshang_cli.reports.record_data import task_data


def press_notice(topic: Topic, task: Task, context: PageContext) -> Document:
    """Make the paper of the last time the task was pressed."""
    press = task.presses[-1]
    return Document(
        kind="press",
        title=_("关于“{what}”的督办通知（{level}）").format(what=task.what, level=press.level),
        as_of=context.today,
        blocks=[
            Paragraph(_("{to}：").format(to=_("、").join(press.to) or _("承办单位"))),
            Paragraph(_words(topic, task, press)),
            facts("task", "", _facts(task, press, context)),
            _progress(task),
            *_before(task),
            Paragraph(_signature(press)),
        ],
        notes=[_("任务编码：{task}；议题编码：{topic}").format(task=task.id, topic=topic.id)],
        is_paper=True,
        data={**task_data(topic, task, context.today), "press": len(task.presses)},
    )


def _words(topic: Topic, task: Task, press: Press) -> str:
    about = _("“{title}”").format(title=topic.title or topic.id)
    if topic.number:
        about = _("“{title}”（{id}）").format(title=topic.title or topic.id, id=topic.number)
    said = _("议题{about}经协商议定，由你单位主办“{what}”。").format(about=about, what=task.what)
    if press.reason:
        said += _("{reason}。").format(reason=press.reason.rstrip("。"))
    if press.reply_by:
        return said + _("请抓紧办理，并于{day}以前书面答复办理情况。").format(day=on_paper(press.reply_by))
    return said + _("请抓紧办理，并尽快书面答复办理情况。")


def _facts(task: Task, press: Press, context: PageContext) -> list[tuple[str, str, Value]]:
    items: list[tuple[str, str, Value]] = [
        ("lead", _("主办单位"), task.lead),
        ("support", _("协办单位"), task.support),
        ("due", _("完成期限"), task.due and on_paper(task.due)),
        ("original_due", _("原定期限"), task.original_due and on_paper(task.original_due)),
        ("left", _("时限"), time_left(task.due, context.today) if task.is_running else None),
        ("document_number", _("文号"), press.document_number),
    ]
    return [item for item in items if item[2] not in {None, ()} or item[0] == "due"]


def _progress(task: Task) -> Block:
    notes = [Entry(f"{on_paper(note.on)} {note.note}", note=note.by or "") for note in task.progress]
    return Entries("progress", notes, title=_("已报的进展"), empty=_("没有报过进展。"))


def _before(task: Task) -> list[Block]:
    earlier = [
        Entry(_("{on} {level}，{by}").format(on=on_paper(press.on), level=press.level, by=press.by))
        for press in task.presses[:-1]
    ]
    return [Entries("presses", earlier, title=_("此前的督办"))] if earlier else []


def _signature(press: Press) -> str:
    return _("督办人：{by}　{on}").format(by=press.by, on=on_paper(press.on))
