"""A topic (议题): one matter on its way through the six steps."""

from collections.abc import Iterator

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import Code, Event, ItemId, Name, Number, Record, RecordId, Strict, Text, Waiver
from xieshang_cli.model.feedback import Feedback
from xieshang_cli.model.identity import code_of
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.task import Evidence, Task
from xieshang_cli.model.transfer import Transfer
from xieshang_cli.model.vocabulary import AdoptionResult, Decision, Level, Status, Step


class Raised(Strict):
    """The first step: how the matter came in."""

    on: PartialDate | None = Field(None, title=N_("提出日期"))
    channel: Name | None = Field(None, title=N_("征集渠道"))
    by: Name | None = Field(None, title=N_("提出人类别"))
    person: ItemId | None = Field(None, title=N_("提出人编码"))
    text: Text | None = Field(None, title=N_("诉求内容"))
    affected: tuple[Name, ...] = Field((), title=N_("利益攸关方"))
    requests: tuple[RecordId, ...] = Field((), title=N_("来源诉求"))


class ScreeningAnswer(Strict):
    """One screening question and what was answered."""

    question: Name = Field(title=N_("筛选问题"))
    answer: Name = Field(title=N_("回答"))
    reason: Text | None = Field(None, title=N_("理由"))


class DecisionRecord(Strict):
    """The second step: what was decided, by whom and why."""

    result: Decision | None = Field(None, title=N_("审定结果"))
    on: PartialDate | None = Field(None, title=N_("审定日期"))
    by: Name | None = Field(None, title=N_("审定机构"))
    approver: Name | None = Field(None, title=N_("批准人"))
    reason: Text | None = Field(None, title=N_("审定理由"))
    scope: Level | None = Field(None, title=N_("议事范围"))
    screening: tuple[ScreeningAnswer, ...] = Field((), title=N_("筛选"))
    told_on: PartialDate | None = Field(None, title=N_("告知提出人日期"))
    transferred_to: Name | None = Field(None, title=N_("转往渠道"))
    plan: Name | None = Field(None, title=N_("年度计划"))
    claimed_by: tuple[Name, ...] = Field((), title=N_("认领委员"))


class Research(Strict):
    """The third step: one piece of research before the session."""

    id: ItemId = Field(title=N_("编码"))
    on: PartialDate | None = Field(None, title=N_("调研日期"))
    method: Name | None = Field(None, title=N_("调研方式"))
    by: tuple[Name, ...] = Field((), title=N_("调研人员"))
    findings: Text | None = Field(None, title=N_("调研发现"))
    facts: tuple[Text, ...] = Field((), title=N_("数据事实"))


class Adoption(Strict):
    """What the Party committee or the government made of the result."""

    submitted_on: PartialDate | None = Field(None, title=N_("报送日期"))
    to: Name | None = Field(None, title=N_("报送机关"))
    document_number: Number | None = Field(None, title=N_("文号"))
    result: AdoptionResult | None = Field(None, title=N_("采纳情况"))
    on: PartialDate | None = Field(None, title=N_("采纳日期"))
    reason: Text | None = Field(None, title=N_("理由"))


class Topic(Record):
    """One matter from a resident's request to the published result."""

    id: RecordId = Field(title=N_("编码"))
    number: Number | None = Field(None, title=N_("编号"))
    title: Name | None = Field(None, title=N_("议题名称"))
    station: Code = Field(title=N_("工作站"))
    category: Name | None = Field(None, title=N_("类别"))
    scope: Level | None = Field(None, title=N_("议事层级"))
    pace: Name | None = Field(None, title=N_("缓急"))
    status: Status = Field(Status.OPEN, title=N_("状态"))
    step: Step = Field(Step.COLLECT, title=N_("当前步骤"))
    raised: Raised = Field(Raised(), title=N_("收集"))
    decision: DecisionRecord | None = Field(None, title=N_("确定"))
    research: tuple[Research, ...] = Field((), title=N_("调研"))
    adoption: Adoption | None = Field(None, title=N_("采纳"))
    tasks: tuple[Task, ...] = Field((), title=N_("任务"))
    feedback: Feedback | None = Field(None, title=N_("反馈"))
    attachments: tuple[Evidence, ...] = Field((), title=N_("附件"))
    merged_into: RecordId | None = Field(None, title=N_("并入议题"))
    split_from: RecordId | None = Field(None, title=N_("拆分自"))
    transfers: tuple[Transfer, ...] = Field((), title=N_("移交"))
    waivers: tuple[Waiver, ...] = Field((), title=N_("豁免"))
    events: tuple[Event, ...] = Field((), title=N_("经过"))

    @property
    def holder(self) -> str:
        """Derive who holds the topic from its transfers: always exactly one division."""
        holder = code_of(self.id)
        for transfer in self.transfers:
            # One given back is as if it had never been: whoever handed it over is left with what came before.
            if transfer.accepted_on is not None and transfer.returned_on is None:
                holder = transfer.to
        return holder

    @property
    def pending_transfer(self) -> Transfer | None:
        """The transfer that waits for its receiver, if any."""
        return next((transfer for transfer in self.transfers if transfer.is_pending), None)

    @property
    def came_by_letter(self) -> bool:
        """Whether it went from one archive to another in an envelope; not everything it refers to is in both."""
        return bool(self.offices_by_letter)

    @property
    def offices_by_letter(self) -> frozenset[str]:
        """The units between which it went in envelopes."""
        return frozenset(end for one in self.transfers if one.envelope for end in (one.from_, one.to))

    @property
    def agreements_with_task(self) -> frozenset[str]:
        """Ids of the agreements that some task carries out or refuses."""
        return frozenset(task.agreement for task in self.tasks if task.agreement)

    def item_ids(self) -> Iterator[str]:
        """Ids used inside this record."""
        for group in (self.research, self.tasks, self.transfers, self.feedback.revisits if self.feedback else ()):
            for item in group:
                yield item.id
