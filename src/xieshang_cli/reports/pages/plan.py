"""The page of a yearly plan."""

from xieshang_cli.language import _
from xieshang_cli.model.plan import Plan, Proposal
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Mark
from xieshang_cli.reports.pages.context import PageContext, facts, timeline, waivers
from xieshang_cli.reports.plan import Fate, fate_of, outside_plan, outside_table, planned_table
from xieshang_cli.reports.record_data import plan_data
from xieshang_cli.reports.selection import Selection


def plan_page(plan: Plan, context: PageContext, selection: Selection) -> Document:
    """How it was settled, what was proposed, how far each matter has come, and what is treated outside the plan."""
    topics = {row.id: row for row in selection.topics}
    own = [row for row in selection.planned_topics if row.plan == plan.id]
    fates = {row.id: fate_of(row, topics, selection) for row in own}
    outside = outside_plan(selection)
    title = _("{place} {year} 年度协商计划").format(place=context.division_name(plan.code), year=plan.year)
    data = {
        **plan_data(plan),
        "progress": {row.id: fates[row.id].value for row in own},
        "outside": [row.id for row in outside],
    }
    return Document(
        kind="plan",
        title=title,
        as_of=context.today,
        blocks=[
            facts("plan", "", [("id", _("编码"), plan.id), ("topics", _("计划议题"), len(plan.topics))]),
            *_stages(plan),
            planned_table(own, fates, topics, selection),
            *_proposals(plan),
            *([outside_table(outside, selection)] if outside else []),
            *waivers(plan.waivers),
            *timeline(plan.events),
        ],
        counts={fate.value: list(fates.values()).count(fate) for fate in Fate},
        data=data,
    )


def _stages(plan: Plan) -> list[Block]:
    entries = [
        Entry(
            _("{on} {stage}：{by}").format(on=stage.on, stage=_(stage.stage.label), by=stage.by),
            Mark.DONE,
            note=stage.note or "",
        )
        for stage in plan.stages
    ]
    return [Entries("stages", entries, title=_("制定过程"), empty=_("还没有开始制定。"))]


def _proposals(plan: Plan) -> list[Block]:
    if not plan.proposals:
        return []
    entries = [_proposal(proposal) for proposal in plan.proposals]
    return [Entries("proposals", entries, title=_("议题建议"))]


def _proposal(proposal: Proposal) -> Entry:
    who = f"{proposal.by} {proposal.name}" if proposal.name else proposal.by
    mark = Mark.DONE if proposal.result else Mark.PENDING
    result = _(proposal.result.label) if proposal.result else _("未答复")
    text = _("{id} {who}：{text}").format(id=proposal.id, who=who, text=proposal.text)
    note = _("{result}：{reason}").format(result=result, reason=proposal.reason) if proposal.reason else result
    return Entry(text, mark, note=note)
