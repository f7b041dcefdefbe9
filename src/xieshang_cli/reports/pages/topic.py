"""The page of a topic: where it stands, who holds it, what is missing, who takes part, and what came of it."""

from xieshang_cli.language import _
from xieshang_cli.model.topic import Research, Topic
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Facts, Value
from xieshang_cli.reports.pages.context import PageContext, facts, recorded, timeline, waivers
from xieshang_cli.reports.pages.deliberation import deliberation
from xieshang_cli.reports.pages.evidence import topic_attachments
from xieshang_cli.reports.pages.feedback import feedback
from xieshang_cli.reports.pages.missing import missing_entries
from xieshang_cli.reports.pages.steps import step_row
from xieshang_cli.reports.pages.trace import link_entries
from xieshang_cli.reports.record_data import days_in_step, topic_data
from xieshang_cli.workflow.chain import merged_topics
from xieshang_cli.workflow.gate import missing
from xieshang_cli.workflow.standing import step_since


def topic_page(topic: Topic, context: PageContext) -> Document:
    """Put what needs an answer first, the steps in their order below, and the timeline last."""
    data = topic_data(topic, context.records, context.today)
    findings = missing(topic, context.records, context.today)
    return Document(
        kind="topic",
        title=topic.title or _("没有名称的议题 {id}").format(id=topic.id),
        as_of=context.today,
        blocks=[
            step_row(topic, context),
            _standing(topic, context),
            missing_entries(topic, findings, context),
            *_raised(topic, context),
            *_decided(topic),
            *_researched(topic),
            *deliberation(topic, context),
            *_adopted(topic),
            *feedback(topic, context.records.policy, context.today),
            *topic_attachments(topic, context),
            *_moved(topic, context),
            *waivers(topic.waivers),
            *timeline(topic.events),
        ],
        counts={"missing": len(findings)},
        data=data,
    )


def _standing(topic: Topic, context: PageContext) -> Facts:
    items: list[tuple[str, str, Value]] = [
        ("id", _("编码"), topic.id),
        ("number", _("编号"), topic.number),
        ("station", _("工作站"), context.unit_name(topic.station)),
        ("category", _("类别"), topic.category),
        ("status", _("状态"), topic.status),
        ("step", _("步骤"), context.records.policy.label(topic.step)),
    ]
    if topic.status == Status.OPEN:
        items.append(("holder", _("现由谁办"), _holder(topic, context)))
    if topic.pace:
        items.append(("pace", _("缓急"), topic.pace))
    return facts("standing", "", items)


def _holder(topic: Topic, context: PageContext) -> str:
    since, days = step_since(topic), days_in_step(topic, context.today)
    if since is None or days is None:
        return _("{unit}，何时进入这一步未记录").format(unit=context.unit_name(topic.holder))
    return _("{unit}，{since} 进入这一步，已 {days} 天").format(
        unit=context.unit_name(topic.holder), since=since, days=days
    )


def _raised(topic: Topic, context: PageContext) -> list[Block]:
    raised = topic.raised
    return [
        facts(
            "raised",
            _("收集"),
            [
                ("on", _("提出日期"), raised.on),
                ("channel", _("征集渠道"), raised.channel),
                ("by", _("提出人"), context.who(person=raised.person, role=raised.by)),
                ("text", _("诉求内容"), raised.text),
                ("affected", _("利益攸关方"), raised.affected or None),
                ("requests", _("来源诉求"), raised.requests or _("无")),
            ],
        )
    ]


def _decided(topic: Topic) -> list[Block]:
    decision = topic.decision
    if decision is None:
        return []
    items: list[tuple[str, str, Value]] = [
        ("result", _("审定结果"), decision.result),
        ("on", _("审定日期"), decision.on),
        ("by", _("审定机构"), decision.by),
        ("reason", _("审定理由"), decision.reason),
        ("scope", _("议事范围"), decision.scope or topic.scope),
    ]
    optional: list[tuple[str, str, Value]] = [
        ("approver", _("批准人"), decision.approver),
        ("told_on", _("告知提出人日期"), decision.told_on),
        ("transferred_to", _("转往渠道"), decision.transferred_to),
        ("plan", _("年度计划"), decision.plan),
        ("claimed_by", _("认领委员"), decision.claimed_by),
    ]
    answers = [Entry(_("{q}：{a}").format(q=a.question, a=a.answer), note=a.reason or "") for a in decision.screening]
    blocks: list[Block] = [facts("decision", _("确定"), items + [item for item in optional if item[2]])]
    return blocks + ([Entries("screening", answers, title=_("筛选"))] if answers else [])


def _researched(topic: Topic) -> list[Block]:
    if not topic.research:
        return []
    return [Entries("research", [_research(entry) for entry in topic.research], title=_("调研"))]


def _research(entry: Research) -> Entry:
    when = str(entry.on) if entry.on else _("日期未记录")
    text = _("{when} {method}：{findings}").format(
        when=when, method=entry.method or _("方式未记录"), findings=entry.findings or _("发现未记录")
    )
    who = _("、").join(entry.by) or _("调研人员未记录")
    return Entry(text, note=who, children=[Entry(fact) for fact in entry.facts])


def _adopted(topic: Topic) -> list[Block]:
    adoption = topic.adoption
    if adoption is None:
        return []
    return recorded(
        "adoption",
        _("党委政府采纳"),
        [
            ("submitted_on", _("报送日期"), adoption.submitted_on),
            ("to", _("报送机关"), adoption.to),
            ("document_number", _("文号"), adoption.document_number),
            ("result", _("采纳情况"), adoption.result),
            ("on", _("采纳日期"), adoption.on),
            ("reason", _("理由"), adoption.reason),
        ],
    )


def _moved(topic: Topic, context: PageContext) -> list[Block]:
    records = context.records
    blocks: list[Block] = recorded(
        "relations",
        _("合并和拆分"),
        [
            ("merged_into", _("并入"), context.topic_title(topic.merged_into) if topic.merged_into else None),
            ("split_from", _("拆分自"), context.topic_title(topic.split_from) if topic.split_from else None),
            ("split", _("拆分出"), tuple(context.topic_title(part.id) for part in records.split_from(topic.id))),
        ],
    )
    blocks += link_entries("merged", _("并入本议题的议题"), merged_topics(topic, records), context)
    if topic.transfers:
        blocks.append(Entries("transfers", _transfers(topic, context), title=_("移交")))
    return blocks


def _transfers(topic: Topic, context: PageContext) -> list[Entry]:
    entries = []
    for transfer in topic.transfers:
        if transfer.returned_on:
            outcome = _("{day} 退回：{reason}").format(day=transfer.returned_on, reason=transfer.return_reason or "")
        elif transfer.accepted_on:
            outcome = _("{day} 接收").format(day=transfer.accepted_on)
        else:
            outcome = _("等待接收")
        text = _("{on} {giver} → {receiver}：{reason}").format(
            on=transfer.on,
            giver=context.unit_name(transfer.from_),
            receiver=context.unit_name(transfer.to),
            reason=transfer.reason,
        )
        if transfer.replied_on:
            outcome += _("；{day} 答复：{reply}").format(day=transfer.replied_on, reply=transfer.reply or "")
        below = []
        if transfer.answers_resident:
            below.append(Entry(_("由 {who} 答复群众").format(who=transfer.answers_resident)))
        if transfer.jump_reason:
            below.append(Entry(_("越级：{reason}").format(reason=transfer.jump_reason)))
        entries.append(Entry(text, note=outcome, children=below))
    return entries
