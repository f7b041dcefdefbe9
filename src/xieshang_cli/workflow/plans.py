"""The yearly plan: proposals come in, the plan is settled stage by stage, and its matters become topics."""

from typing import Any

from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import N_, _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.plan import Plan, PlannedTopic, PlanStage, Proposal
from xieshang_cli.model.records import Records
from xieshang_cli.model.vocabulary import PlanStageKind, ProposalResult
from xieshang_cli.workflow.building import NotSaidError, brief, made, rebuilt, say
from xieshang_cli.workflow.change import ItemNotFoundError, RecordMissingError, changed, item_id
from xieshang_cli.workflow.stamp import Stamp

PROPOSAL = N_("议题建议")
PLANNED = N_("计划议题")


class OutsideYearError(UsageError):
    """The month lies in another year than the plan."""

    code = "outside_year"

    def __init__(self, month: PartialDate, plan: Plan) -> None:
        super().__init__(_("{month} 不在 {year} 年度计划之内。").format(month=month, year=plan.year))


class StageBackwardsError(RefusedError):
    """A stage cannot come before the one recorded last."""

    code = "stage_backwards"

    def __init__(self, on: PartialDate, last: PlanStage) -> None:
        super().__init__(
            _("{on} 早于上一环节“{stage}”的 {last}。").format(on=on, stage=_(last.stage.label), last=last.on)
        )


class AlreadyLinkedError(RefusedError):
    """The matter has its topic already, or the topic its place in the plan."""

    code = "already_linked"

    def __init__(self, planned: PlannedTopic, topic: str) -> None:
        super().__init__(
            _("计划议题 {planned}“{title}”已对应议题 {topic}。").format(
                planned=planned.id, title=planned.title, topic=planned.topic or topic
            ),
            ids=[planned.id],
        )


class DroppedError(RefusedError):
    """The matter was taken out of the plan."""

    code = "wrong_state"

    def __init__(self, planned: PlannedTopic) -> None:
        super().__init__(
            _("计划议题 {planned}“{title}”已取消。").format(planned=planned.id, title=planned.title), ids=[planned.id]
        )


def is_decided(plan: Plan) -> bool:
    """Whether the Party standing committee settled it, and it was not taken up again since."""
    return bool(plan.stages) and plan.stages[-1].stage is PlanStageKind.DECIDED


def propose(plan: Plan, stamp: Stamp, **facts: Any) -> Plan:
    """Note what somebody proposes for the plan; `facts` are fields of `Proposal`."""
    identity = item_id("b", plan, facts.pop("id", None))
    proposal = made(Proposal, id=identity, on=stamp.day, **facts)
    what = f"{brief(proposal.by)}建议 {proposal.id}：{brief(proposal.text)}"
    return changed(plan, stamp, "plan.propose", what, proposals=(*plan.proposals, proposal))


def answer(plan: Plan, proposal_id: str, result: ProposalResult, stamp: Stamp, reason: str | None = None) -> Plan:
    """Say what became of a proposal; why, where it was declined."""
    proposal = _proposal(plan, proposal_id)
    if result is ProposalResult.DECLINED:
        say(reason=reason)
    answered = rebuilt(proposal, result=result, reason=reason)
    proposals = tuple(answered if old.id == proposal.id else old for old in plan.proposals)
    what = f"建议 {proposal.id} {result.label}{f'：{brief(reason)}' if reason else ''}"
    return changed(plan, stamp, "plan.answer", what, proposals=proposals)


def reach(plan: Plan, stage: PlanStageKind, by: str, stamp: Stamp, note: str | None = None) -> Plan:
    """Record that the plan came to a stage; it may be taken back to an earlier one, later."""
    say(by=by)
    if plan.stages and stamp.day.surely_before(plan.stages[-1].on):
        raise StageBackwardsError(stamp.day, plan.stages[-1])
    reached = made(PlanStage, stage=stage, on=stamp.day, by=by, note=note)
    return changed(plan, stamp, "plan.stage", f"{stage.label}：{brief(by)}", stages=(*plan.stages, reached))


def add_topic(plan: Plan, stamp: Stamp, reason: str | None = None, **facts: Any) -> Plan:
    """Put a matter into the plan; `facts` are fields of `PlannedTopic`. Why, once the plan is settled.

    The proposal it comes from counts as taken.
    """
    _require_reason(plan, reason)
    month = facts.get("month")
    if month is not None and not (month.earliest.year <= plan.year <= month.latest.year):
        raise OutsideYearError(month, plan)
    planned = made(PlannedTopic, id=item_id("e", plan, facts.pop("id", None)), **facts)
    if planned.proposal:
        plan = _taken(plan, planned.proposal)
    what = f"列入 {planned.id}：{brief(planned.title)}{_because(reason)}"
    return changed(plan, stamp, "plan.add", what, topics=(*plan.topics, planned))


def link(plan: Plan, planned_id: str, topic_id: str, records: Records, stamp: Stamp) -> Plan:
    """Say which topic a matter of the plan became."""
    planned = _planned(plan, planned_id)
    if records.topic(topic_id) is None:
        raise RecordMissingError("topic", topic_id)
    if planned.dropped:
        raise DroppedError(planned)
    for other in plan.topics:
        if other.topic == topic_id or (other.id == planned.id and other.topic):
            raise AlreadyLinkedError(other, topic_id)
    what = f"{planned.id} 对应议题 {topic_id}"
    return _with(plan, rebuilt(planned, topic=topic_id), stamp, "plan.link", what)


def drop(plan: Plan, planned_id: str, reason: str | None, stamp: Stamp) -> Plan:
    """Take a matter out of the plan; it stays in the record with the reason."""
    say(reason=reason)
    planned = _planned(plan, planned_id)
    if planned.dropped:
        raise DroppedError(planned)
    what = f"取消 {planned.id} {brief(planned.title)}{_because(reason)}"
    return _with(plan, rebuilt(planned, dropped=reason), stamp, "plan.drop", what)


def _taken(plan: Plan, proposal_id: str) -> Plan:
    proposal = _proposal(plan, proposal_id)
    taken = rebuilt(proposal, result=ProposalResult.TAKEN)
    return rebuilt(plan, proposals=tuple(taken if old.id == proposal.id else old for old in plan.proposals))


def _with(plan: Plan, planned: PlannedTopic, stamp: Stamp, action: str, what: str) -> Plan:
    topics = tuple(planned if old.id == planned.id else old for old in plan.topics)
    return changed(plan, stamp, action, what, topics=topics)


def _require_reason(plan: Plan, reason: str | None) -> None:
    if is_decided(plan) and not (reason and reason.strip()):
        raise NotSaidError(["--reason"])


def _because(reason: str | None) -> str:
    return f"（{brief(reason)}）" if reason else ""


def _proposal(plan: Plan, wanted: str) -> Proposal:
    for proposal in plan.proposals:
        if proposal.id == wanted:
            return proposal
    raise ItemNotFoundError(PROPOSAL, wanted, (f"{p.id} {brief(p.text, 20)}" for p in plan.proposals))


def _planned(plan: Plan, wanted: str) -> PlannedTopic:
    for planned in plan.topics:
        if planned.id == wanted:
            return planned
    raise ItemNotFoundError(PLANNED, wanted, (f"{p.id} {brief(p.title, 20)}" for p in plan.topics))
