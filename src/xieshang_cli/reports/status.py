"""One screen: where things stand, what is overdue, what to do next."""

from collections.abc import Sequence

from xieshang_cli.language import N_, _
from xieshang_cli.model.vocabulary import STEPS, Status
from xieshang_cli.reports.document import Block, Column, Document, Entries, Entry, Fact, Facts, Table
from xieshang_cli.reports.notes import unreadable_notes, waiver_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, is_open
from xieshang_cli.reports.todo import sections, to_do
from xieshang_cli.reports.todo_item import Item, Why, item_data
from xieshang_cli.reports.topic_list import is_late

LINES = 5
"""How many things to do fit on the screen under each reason."""


@report(
    "status",
    title=N_("总览"),
    summary=N_("一屏看完：各步骤有多少，什么逾期，下一步做什么。"),
    needs=("topics", "tasks", "requests", "stations", "handovers", "visit_findings"),
)
def status(selection: Selection) -> Document:
    """Show the numbers first, then the most urgent things under each reason, and where the rest is."""
    items = to_do(selection)
    counts = _counts(selection, items)
    return Document(
        kind="status",
        title=_("总览"),
        as_of=selection.today,
        blocks=[_numbers(counts), *_steps(selection), *_shortened(items), *_next(selection, items)],
        notes=waiver_notes(selection.topics) + unreadable_notes(selection.unreadable),
        counts=counts,
        data={
            **counts,
            "by_step": {step.value: _in_step(selection, step) for step in STEPS},
            "by_status": {kind.value: sum(row.status == kind for row in selection.topics) for kind in Status},
            "todo": [item_data(item) for item in items],
        },
    )


def _counts(selection: Selection, items: Sequence[Item]) -> dict[str, int]:
    return {
        "stations": len(selection.stations),
        "requests": len(selection.requests),
        "topics": len(selection.topics),
        "open": sum(map(is_open, selection.topics)),
        "overdue_topics": sum(is_late(row, selection) for row in selection.topics),
        "overdue_tasks": sum(item.why == Why.OVERDUE and item.kind == "task" for item in items),
        "due_soon_tasks": sum(item.why == Why.DUE_SOON and item.kind == "task" for item in items),
        "unreadable": len(selection.unreadable),
    }


def _numbers(counts: dict[str, int]) -> Facts:
    labels = {
        "stations": _("工作站"),
        "requests": _("诉求"),
        "topics": _("议题"),
        "open": _("进行中的议题"),
        "overdue_tasks": _("逾期任务"),
        "due_soon_tasks": _("快到期任务"),
    }
    return Facts("numbers", [Fact(key, label, counts[key]) for key, label in labels.items()])


def _steps(selection: Selection) -> list[Block]:
    if not any(map(is_open, selection.topics)):
        return []
    columns = [Column(step.value, selection.policy.label(step), is_number=True) for step in STEPS]
    return [Table("by_step", columns, [[_in_step(selection, step) for step in STEPS]], title=_("进行中的议题"))]


def _in_step(selection: Selection, step: str) -> int:
    return sum(is_open(row) and row.step == step for row in selection.topics)


def _shortened(items: Sequence[Item]) -> list[Block]:
    """The first lines of each section, and how many more there are."""
    blocks: list[Block] = []
    for section in sections(items):
        shown = list(section.items[:LINES])
        more = len(section.items) - len(shown)
        if more:
            shown.append(Entry(_("还有 {n} 项").format(n=more), command="xieshang todo"))
        blocks.append(Entries(section.key, shown, title=section.title))
    return blocks


def _next(selection: Selection, items: Sequence[Item]) -> list[Block]:
    """What to run where the sections above say nothing: at the very beginning, and when all is done."""
    if items:
        return []
    steps = []
    if not selection.stations:
        command = _("xieshang station new 乡镇街道 --founded-on 日期 --head 站长")
        steps.append(Entry(_("先登记一个工作站"), command=command))
    if not selection.requests:
        steps.append(Entry(_("登记居民的诉求"), command=_("xieshang request new --text 内容")))
    steps.append(Entry(_("收集一个议题"), command="xieshang topic new"))
    return [Entries("next", steps, title=_("下一步"))]
