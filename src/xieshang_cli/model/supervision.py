"""Responsibility and visits (领导包抓、督导): which leader answers for which division, and what visits found."""

from collections.abc import Iterator

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import Code, Event, ItemId, MemberId, Name, Record, Strict, Text, Waiver
from xieshang_cli.model.partial import PartialDate


class Responsibility(Strict):
    """A leader answers for one division from a day until before another."""

    name: Name = Field(title=N_("包抓领导"))
    member: MemberId | None = Field(None, title=N_("委员编码"))
    division: Code = Field(title=N_("包抓区划"))
    from_: PartialDate | None = Field(None, alias="from", title=N_("开始日期"))
    until: PartialDate | None = Field(None, title=N_("结束日期"))
    basis: Name | None = Field(None, title=N_("依据"))


class VisitFinding(Strict):
    """One thing a visit found that must be put right, and whether it was."""

    id: ItemId = Field(title=N_("编码"))
    text: Text = Field(title=N_("发现的问题"))
    station: Code | None = Field(None, title=N_("工作站"))
    due: PartialDate | None = Field(None, title=N_("整改期限"))
    put_right_on: PartialDate | None = Field(None, title=N_("整改完成日期"))
    put_right_by: Name | None = Field(None, title=N_("整改确认人"))
    put_right_how: Text | None = Field(None, title=N_("整改情况"))


class Visit(Strict):
    """One visit (督导): when, who, which stations, what was found."""

    id: ItemId = Field(title=N_("编码"))
    on: PartialDate = Field(title=N_("督导日期"))
    by: tuple[Name, ...] = Field((), title=N_("督导人员"))
    stations: tuple[Code, ...] = Field((), title=N_("工作站"))
    findings: tuple[VisitFinding, ...] = Field((), title=N_("发现的问题"))
    note: Text | None = Field(None, title=N_("情况"))


class Supervision(Record):
    """What the leaders of one committee answer for and what their visits found; its code is the committee's."""

    code: Code = Field(title=N_("代码"))
    responsibilities: tuple[Responsibility, ...] = Field((), title=N_("包抓"))
    visits: tuple[Visit, ...] = Field((), title=N_("督导"))
    waivers: tuple[Waiver, ...] = Field((), title=N_("豁免"))
    events: tuple[Event, ...] = Field((), title=N_("经过"))

    @property
    def id(self) -> str:
        """The code is the id."""
        return self.code

    @property
    def findings(self) -> Iterator[tuple[Visit, VisitFinding]]:
        """What all visits found, with the visit."""
        return ((visit, finding) for visit in self.visits for finding in visit.findings)

    def item_ids(self) -> Iterator[str]:
        """Ids used inside this record."""
        for visit in self.visits:
            yield visit.id
            yield from (finding.id for finding in visit.findings)
