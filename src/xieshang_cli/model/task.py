"""A task (任务): what somebody promised to do, how far it has come, and who says that it is done."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from xieshang_cli.language import N_
from xieshang_cli.model.base import ItemId, Name, Number, Strict, Text
from xieshang_cli.model.names import is_same_name
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.vocabulary import Disposition, TaskState

Money = Annotated[Decimal, Field(max_digits=14, decimal_places=2, ge=0)]


class Resource(Strict):
    """Money or work somebody brings to a task."""

    source: Name = Field(title=N_("来源"))
    amount: Money | None = Field(None, title=N_("金额（元）"))
    in_kind: Text | None = Field(None, title=N_("出工出物"))


class Pause(Strict):
    """Days that do not count towards the deadline, from one until before another, and who allowed it."""

    from_: PartialDate = Field(alias="from", title=N_("暂停日期"))
    until: PartialDate | None = Field(None, title=N_("恢复日期"))
    reason: Text = Field(title=N_("理由"))
    approver: Name = Field(title=N_("批准人"))


class Press(Strict):
    """A supervision notice (督办) to whoever is slow, at its level."""

    on: PartialDate = Field(title=N_("督办日期"))
    level: Name = Field(title=N_("督办方式"))
    by: Name = Field(title=N_("督办人"))
    to: tuple[Name, ...] = Field((), title=N_("发往"))
    reason: Text | None = Field(None, title=N_("事由"))
    reply_by: PartialDate | None = Field(None, title=N_("答复期限"))
    document_number: Number | None = Field(None, title=N_("文号"))


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
    """What shows something: in words, as a file in attachments/, or as the place of one that is kept elsewhere."""

    what: Text = Field(title=N_("说明"))
    file: Name | None = Field(None, title=N_("文件"))
    sha256: Number | None = Field(None, title=N_("指纹"))
    size: int | None = Field(None, ge=0, title=N_("字节数"))
    taken_on: PartialDate | None = Field(None, title=N_("形成日期"))


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
    agreement_fingerprint: Number | None = Field(None, title=N_("共识文字指纹"))
    what: Text = Field(title=N_("任务"))
    lead: Name | None = Field(None, title=N_("主办单位"))
    support: tuple[Name, ...] = Field((), title=N_("协办单位"))
    supervisor: Name | None = Field(None, title=N_("督办人"))
    assigned_on: PartialDate | None = Field(None, title=N_("交办日期"))
    workdays: int | None = Field(None, ge=1, le=2000, title=N_("办理时限（工作日）"))
    due: PartialDate | None = Field(None, title=N_("完成期限"))
    original_due: PartialDate | None = Field(None, title=N_("原定期限"))
    extensions: tuple[Extension, ...] = Field((), title=N_("延期"))
    pauses: tuple[Pause, ...] = Field((), title=N_("暂停计时"))
    presses: tuple[Press, ...] = Field((), title=N_("督办"))
    resources: tuple[Resource, ...] = Field((), title=N_("资金和出工"))
    progress: tuple[ProgressNote, ...] = Field((), title=N_("办理进展"))
    evidence: tuple[Evidence, ...] = Field((), title=N_("凭证"))
    claim: Claim | None = Field(None, title=N_("申报办结"))
    confirmation: Confirmation | None = Field(None, title=N_("确认办结"))
    not_doing: NotDoing | None = Field(None, title=N_("未办说明"))

    @property
    def state(self) -> TaskState:
        """Derive where the task stands; done takes two hands: a claim and somebody else's confirmation."""
        if self.claim and self.is_confirmed:
            return TaskState.DONE
        if self.claim:
            return TaskState.CLAIMED
        if self.not_doing:
            return _NOT_DOING[self.not_doing.state]
        return TaskState.IN_PROGRESS

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody else confirmed it: neither who claimed it nor the unit that leads it, by their names."""
        if self.confirmation is None:
            return False
        doers = (self.claim.by if self.claim else None, self.lead)
        return not any(doer and is_same_name(self.confirmation.by, doer) for doer in doers)

    @property
    def all_evidence(self) -> tuple[Evidence, ...]:
        """What was put with the task, and what its claim names."""
        return self.evidence + (self.claim.evidence if self.claim else ())

    def heard_of(self, sessions: Iterable[date]) -> date | None:
        """Give the last day something was heard of it: a note, a pause, its beginning; else the day of a session."""
        days = [note.on.latest for note in self.progress] + [pause.from_.latest for pause in self.pauses]
        if self.assigned_on:
            days.append(self.assigned_on.latest)
        return max(days, default=None) or max(sessions, default=None)

    @property
    def is_paused(self) -> bool:
        """Whether its days do not count for the time being."""
        return any(pause.until is None for pause in self.pauses)

    @property
    def is_running(self) -> bool:
        """Whether somebody still has to act for it to be finished."""
        return self.state in {TaskState.IN_PROGRESS, TaskState.CLAIMED}


_NOT_DOING = {
    Disposition.PLANNED: TaskState.PLANNED,
    Disposition.BLOCKED: TaskState.BLOCKED,
    Disposition.REFUSED: TaskState.REFUSED,
}
