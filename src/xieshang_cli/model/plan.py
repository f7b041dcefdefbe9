"""The yearly consultation plan (年度协商计划): proposals, how it was settled, and what is treated when."""

from collections.abc import Iterator

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import Code, Event, ItemId, Name, Record, RecordId, Strict, Text, Waiver
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.vocabulary import Level, PlanStageKind, ProposalResult


class PlanStage(Strict):
    """One stage on the plan's way: drafted, revised by the three offices, chairpersons' meeting, standing committee."""

    stage: PlanStageKind = Field(title=N_("环节"))
    on: PartialDate = Field(title=N_("日期"))
    by: Name = Field(title=N_("经办"))
    note: Text | None = Field(None, title=N_("情况"))


class Proposal(Strict):
    """A matter somebody proposed for the plan."""

    id: ItemId = Field(title=N_("编码"))
    by: Name = Field(title=N_("提出人类别"))
    name: Name | None = Field(None, title=N_("提出人"))
    on: PartialDate | None = Field(None, title=N_("提出日期"))
    text: Text = Field(title=N_("建议内容"))
    result: ProposalResult | None = Field(None, title=N_("处理结果"))
    reason: Text | None = Field(None, title=N_("理由"))


class PlannedTopic(Strict):
    """One matter of the plan: in which month, at which level, in which form; the topic it became, once there is one."""

    id: ItemId = Field(title=N_("编码"))
    title: Name = Field(title=N_("议题名称"))
    month: PartialDate | None = Field(None, title=N_("时间"))
    level: Level | None = Field(None, title=N_("层级"))
    division: Code | None = Field(None, title=N_("承办区划"))
    form: Name | None = Field(None, title=N_("协商形式"))
    lead: Name | None = Field(None, title=N_("牵头"))
    proposal: ItemId | None = Field(None, title=N_("来源建议"))
    topic: RecordId | None = Field(None, title=N_("议题编码"))
    dropped: Text | None = Field(None, title=N_("取消理由"))


class Plan(Record):
    """The plan of one division for one year."""

    code: Code = Field(title=N_("区划代码"))
    year: int = Field(ge=1900, le=9999, title=N_("年度"))
    stages: tuple[PlanStage, ...] = Field((), title=N_("制定过程"))
    proposals: tuple[Proposal, ...] = Field((), title=N_("议题建议"))
    topics: tuple[PlannedTopic, ...] = Field((), title=N_("计划议题"))
    waivers: tuple[Waiver, ...] = Field((), title=N_("豁免"))
    events: tuple[Event, ...] = Field((), title=N_("经过"))

    @property
    def id(self) -> str:
        """Division and year, the name of the file."""
        return f"{self.code}-{self.year}"

    def item_ids(self) -> Iterator[str]:
        """Ids used inside this record."""
        for proposal in self.proposals:
            yield proposal.id
        for planned in self.topics:
            yield planned.id
