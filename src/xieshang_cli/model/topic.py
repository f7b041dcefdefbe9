"""A topic (议题): one matter on its way through the six steps."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import Code, Event, ItemId, Name, Number, Record, RecordId, Strict, Text, Waiver
from xieshang_cli.model.identity import code_of
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.model.vocabulary import About, Decision, Disposition, Level, Status, Step, TaskState

Money = Annotated[Decimal, Field(max_digits=14, decimal_places=2, ge=0)]


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
    result: Name | None = Field(None, title=N_("采纳情况"))
    on: PartialDate | None = Field(None, title=N_("采纳日期"))
    reason: Text | None = Field(None, title=N_("理由"))


class Resource(Strict):
    """Money or work somebody brings to a task."""

    source: Name = Field(title=N_("来源"))
    amount: Money | None = Field(None, title=N_("金额（元）"))
    in_kind: Text | None = Field(None, title=N_("出工出物"))


class Extension(Strict):
    """A deadline that was moved, and who allowed it."""

    on: PartialDate = Field(title=N_("批准日期"))
    until: PartialDate = Field(title=N_("延至"))
    reason: Text = Field(title=N_("理由"))
    approver: Name = Field(title=N_("批准人"))


class ProgressNote(Strict):
    """How far a task had come on a day."""

    on: PartialDate = Field(title=N_("日期"))
    note: Text = Field(title=N_("进展"))
    by: Name | None = Field(None, title=N_("填报人"))


class Evidence(Strict):
    """What shows that a task was done."""

    what: Text = Field(title=N_("说明"))
    file: Name | None = Field(None, title=N_("文件"))
    sha256: Number | None = Field(None, title=N_("指纹"))


class Claim(Strict):
    """The lead unit says the task is finished."""

    on: PartialDate = Field(title=N_("申报日期"))
    by: Name = Field(title=N_("申报人"))
    evidence: tuple[Evidence, ...] = Field((), title=N_("凭证"))


class Confirmation(Strict):
    """Somebody else says so too."""

    on: PartialDate = Field(title=N_("确认日期"))
    by: Name = Field(title=N_("确认人"))
    role: Name | None = Field(None, title=N_("确认人身份"))
    medium: Name | None = Field(None, title=N_("确认方式"))


class NotDoing(Strict):
    """Why a task is planned for later, blocked, or refused."""

    state: Disposition = Field(title=N_("处理结果"))
    reason: Text = Field(title=N_("理由"))
    review_on: PartialDate | None = Field(None, title=N_("复核日期"))


class Task(Strict):
    """Something somebody promised to do, with a unit, a deadline and a supervisor."""

    id: ItemId = Field(title=N_("编码"))
    agreement: ItemId | None = Field(None, title=N_("依据共识"))
    what: Text = Field(title=N_("任务"))
    lead: Name | None = Field(None, title=N_("主办单位"))
    support: tuple[Name, ...] = Field((), title=N_("协办单位"))
    supervisor: Name | None = Field(None, title=N_("督办人"))
    due: PartialDate | None = Field(None, title=N_("完成期限"))
    original_due: PartialDate | None = Field(None, title=N_("原定期限"))
    extensions: tuple[Extension, ...] = Field((), title=N_("延期"))
    resources: tuple[Resource, ...] = Field((), title=N_("资金和出工"))
    progress: tuple[ProgressNote, ...] = Field((), title=N_("办理进展"))
    claim: Claim | None = Field(None, title=N_("申报办结"))
    confirmation: Confirmation | None = Field(None, title=N_("确认办结"))
    not_doing: NotDoing | None = Field(None, title=N_("未办说明"))

    @property
    def state(self) -> TaskState:
        """Derive where the task stands; done takes two hands: a claim and somebody else's confirmation."""
        if self.claim and self.confirmation:
            return TaskState.DONE
        if self.claim:
            return TaskState.CLAIMED
        if self.not_doing:
            return _NOT_DOING[self.not_doing.state]
        return TaskState.IN_PROGRESS

    @property
    def is_running(self) -> bool:
        """Whether somebody still has to act for it to be finished."""
        return self.state in {TaskState.IN_PROGRESS, TaskState.CLAIMED}


_NOT_DOING = {
    Disposition.PLANNED: TaskState.PLANNED,
    Disposition.BLOCKED: TaskState.BLOCKED,
    Disposition.REFUSED: TaskState.REFUSED,
}


class Told(Strict):
    """Somebody was told the result."""

    to: tuple[Name, ...] = Field(title=N_("反馈对象"))
    on: PartialDate | None = Field(None, title=N_("反馈日期"))
    medium: Name | None = Field(None, title=N_("反馈方式"))


class Publication(Strict):
    """The result was put up for everybody to read."""

    on: PartialDate | None = Field(None, title=N_("公示日期"))
    place: Name | None = Field(None, title=N_("公示地点"))
    until: PartialDate | None = Field(None, title=N_("公示截止"))


class Survey(Strict):
    """Satisfaction forms: issued, collected, and what they said."""

    on: PartialDate | None = Field(None, title=N_("测评日期"))
    about: About = Field(About.RESULT, title=N_("测评事项"))
    issued: Count | None = Field(None, title=N_("发出份数"))
    collected: Count | None = Field(None, title=N_("收回份数"))
    answers: dict[Name, int] = Field({}, title=N_("各档份数"))


class Feedback(Strict):
    """The sixth step: who was told, where it was published, how satisfied people are."""

    told: tuple[Told, ...] = Field((), title=N_("反馈"))
    published: tuple[Publication, ...] = Field((), title=N_("公示"))
    no_publication_reason: Text | None = Field(None, title=N_("不公示理由"))
    surveys: tuple[Survey, ...] = Field((), title=N_("满意度测评"))
    no_survey_reason: Text | None = Field(None, title=N_("未测评理由"))


class Transfer(Strict):
    """The topic goes up or down the five levels; it is held by the receiver once accepted."""

    id: ItemId = Field(title=N_("编码"))
    from_: Code = Field(alias="from", title=N_("移交方"))
    to: Code = Field(title=N_("接收方"))
    on: PartialDate = Field(title=N_("移交日期"))
    reason: Text = Field(title=N_("理由"))
    reply_by: PartialDate | None = Field(None, title=N_("答复期限"))
    accepted_on: PartialDate | None = Field(None, title=N_("接收日期"))
    returned_on: PartialDate | None = Field(None, title=N_("退回日期"))
    return_reason: Text | None = Field(None, title=N_("退回理由"))

    @property
    def is_pending(self) -> bool:
        """Whether the receiver has neither accepted nor returned it."""
        return self.accepted_on is None and self.returned_on is None


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
    def agreements_with_task(self) -> frozenset[str]:
        """Ids of the agreements that some task carries out or refuses."""
        return frozenset(task.agreement for task in self.tasks if task.agreement)

    def item_ids(self) -> Iterator[str]:
        """Ids used inside this record."""
        for group in (self.research, self.tasks, self.transfers):
            for item in group:
                yield item.id
