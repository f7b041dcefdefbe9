"""The fixed words of the field: steps, states and results, each with its Chinese name.

What differs between places (categories, channels, roles …) is policy, not here.
"""

from enum import StrEnum
from typing import Self

from xieshang_cli.language import N_


class Term(StrEnum):
    """A fixed value: an English key in files and JSON, a Chinese `label` for people."""

    label: str

    def __new__(cls, key: str, label: str) -> Self:
        """Make a member from its key and its label."""
        member = str.__new__(cls, key)
        member._value_ = key
        member.label = label
        return member


class Step(Term):
    """The six steps, in order."""

    COLLECT = "collect", N_("收集议题")
    DECIDE = "decide", N_("确定议题")
    RESEARCH = "research", N_("议前调研")
    DELIBERATE = "deliberate", N_("协商议事")
    IMPLEMENT = "implement", N_("办理实施")
    FEEDBACK = "feedback", N_("结果反馈")

    @property
    def position(self) -> int:
        """Give 1 for the first step, 6 for the last."""
        return STEPS.index(self) + 1

    @property
    def following(self) -> "Step | None":
        """The next step, None after the last."""
        return STEPS[self.position] if self.position < len(STEPS) else None


STEPS = tuple(Step)


class Status(Term):
    """Whether a topic still goes on."""

    OPEN = "open", N_("进行中")
    CLOSED = "closed", N_("已办结")
    REJECTED = "rejected", N_("不予列入")
    DEFERRED = "deferred", N_("暂缓")
    MERGED = "merged", N_("已合并")
    WITHDRAWN = "withdrawn", N_("已撤回")


class Level(Term):
    """The five levels; as a topic's scope, how far its matter reaches."""

    PROVINCE = "province", N_("省级")
    PREFECTURE = "prefecture", N_("市级")
    COUNTY = "county", N_("县级")
    TOWNSHIP = "township", N_("乡级")
    VILLAGE = "village", N_("村级")


class Decision(Term):
    """What was decided about a topic."""

    ADOPTED = "adopted", N_("列入协商")
    REJECTED = "rejected", N_("不予列入")
    DEFERRED = "deferred", N_("暂缓")
    MERGED = "merged", N_("合并办理")
    TRANSFERRED = "transferred", N_("转其他渠道")


class Result(Term):
    """What a session came to for one topic."""

    CONSENSUS = "consensus", N_("达成共识")
    PARTIAL = "partial", N_("部分共识")
    NONE = "none", N_("未达成共识")
    ADJOURNED = "adjourned", N_("休会再议")


class Stance(Term):
    """Where an opinion stands."""

    FOR = "for", N_("赞成")
    AGAINST = "against", N_("反对")
    NEUTRAL = "neutral", N_("中立")


class Mode(Term):
    """How somebody took part."""

    IN_PERSON = "in-person", N_("现场")
    REMOTE = "remote", N_("远程")
    WRITTEN = "written", N_("书面")


class Attendance(Term):
    """Whether somebody came, and as what."""

    PRESENT = "present", N_("出席")
    EXCUSED = "excused", N_("请假")
    ABSENT = "absent", N_("缺席")
    OBSERVER = "observer", N_("列席")
    INVITED = "invited", N_("已邀请")


class TaskState(Term):
    """Where a task stands; derived from claim, confirmation and disposition, never stored."""

    IN_PROGRESS = "in_progress", N_("办理中")
    CLAIMED = "claimed", N_("待确认")
    DONE = "done", N_("已办结")
    PLANNED = "planned", N_("列入计划")
    BLOCKED = "blocked", N_("暂不能办")
    REFUSED = "refused", N_("不予办理")


class Disposition(Term):
    """Why a task or an agreement is not being done now; each needs a reason."""

    PLANNED = "planned", N_("列入计划")
    BLOCKED = "blocked", N_("暂不能办")
    REFUSED = "refused", N_("不予办理")


class About(Term):
    """What a satisfaction form asks about."""

    WORK = "work", N_("办理工作")
    RESULT = "result", N_("办理结果")


class DivisionKind(Term):
    """What kind of place a division is."""

    PROVINCE = "province", N_("省")
    PREFECTURE = "prefecture", N_("市州")
    COUNTY = "county", N_("县区")
    TOWN = "town", N_("镇")
    TOWNSHIP = "township", N_("乡")
    STREET = "street", N_("街道")
    VILLAGE = "village", N_("村")
    COMMUNITY = "community", N_("社区")
    OTHER = "other", N_("其他")


class AdoptionResult(Term):
    """What Party committee or government made of the result."""

    ADOPTED = "adopted", N_("采纳")
    PARTLY = "partly", N_("部分采纳")
    NOT_ADOPTED = "not_adopted", N_("不采纳")


class RevisitResult(Term):
    """What a revisit (回头看) found."""

    HOLDS = "holds", N_("成果保持")
    SLIPPED = "slipped", N_("出现反弹")


class FileState(Term):
    """Whether a file that a record names is what it was when it was put there."""

    INTACT = "intact", N_("完好")
    CHANGED = "changed", N_("被改动")
    MISSING = "missing", N_("找不到")
    UNCHECKED = "unchecked", N_("未核对")


class PlanStageKind(Term):
    """The stages in which a yearly plan is settled, in order."""

    DRAFTED = "drafted", N_("起草")
    REVISED = "revised", N_("三办修改")
    REVIEWED = "reviewed", N_("主席会议审议")
    DECIDED = "decided", N_("常委会审定")


class ProposalResult(Term):
    """What became of a matter proposed for the plan."""

    TAKEN = "taken", N_("列入计划")
    MERGED = "merged", N_("合并列入")
    DECLINED = "declined", N_("未列入")


class EnvelopeKind(Term):
    """What an envelope brings: a topic, the answer to one, or a topic given back."""

    SENT = "sent", N_("移交函")
    REPLY = "reply", N_("答复函")
    RETURNED = "returned", N_("退回函")


class Discrepancy(Term):
    """What two archives can disagree about."""

    SENT_NOT_RECEIVED = "sent_not_received", N_("寄出未收到")
    RECEIVED_NOT_SENT = "received_not_sent", N_("收到无寄出")
    HELD_BY_BOTH = "held_by_both", N_("两边都在办")
    HELD_BY_NONE = "held_by_none", N_("没有人在办")
    ANSWERED_NOT_TOLD = "answered_not_told", N_("答复未转告")


class RolloutStage(Term):
    """In which stage a division joined: as a pilot, or in the roll-out after it."""

    PILOT = "pilot", N_("试点")
    ROLLOUT = "rollout", N_("推广")


class Gender(Term):
    """As the lists of members have it."""

    FEMALE = "female", N_("女")
    MALE = "male", N_("男")


class YesNo(Term):
    """An answer that may also be unknown, which then is not recorded."""

    YES = "yes", N_("是")
    NO = "no", N_("否")


HEAD = N_("站长")
DEPUTY = N_("副站长")
"""The two posts that rules ask about by name; all others are policy."""

TERMS: tuple[type[Term], ...] = (
    Step, Status, Level, Decision, Result, Stance, Mode, Attendance, TaskState, Disposition, About, DivisionKind,
    RolloutStage, Gender, YesNo, AdoptionResult, RevisitResult, PlanStageKind, ProposalResult, EnvelopeKind,
    Discrepancy, FileState,
)  # fmt: skip
