"""The gates between the six steps: what is missing, going on, and going back."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from xieshang_cli.errors import RefusedError
from xieshang_cli.findings import Finding
from xieshang_cli.language import N_, _
from xieshang_cli.model.base import Waiver
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Decision, Status, Step
from xieshang_cli.rules.checking import check_gate
from xieshang_cli.rules.engine import is_structural
from xieshang_cli.workflow.building import brief, made, say
from xieshang_cli.workflow.change import changed, require
from xieshang_cli.workflow.remedies import remedies
from xieshang_cli.workflow.revisits import planted
from xieshang_cli.workflow.stamp import Stamp

ENDINGS = {
    Decision.REJECTED: Status.REJECTED,
    Decision.DEFERRED: Status.DEFERRED,
    Decision.TRANSFERRED: Status.REJECTED,
}
"""What a topic becomes that was not adopted; one to be merged ends by `topics.merge_into`.

Passed on to another channel (转其他渠道) it is not taken up here: `decision.result` and `transferred_to` tell it
from a plain refusal."""


class GateNotMetError(RefusedError):
    """The step cannot end: something is missing."""

    code = "gate_not_met"

    def __init__(self, topic: Topic, findings: Sequence[Finding], records: Records) -> None:
        self.findings = tuple(findings)
        heading = _("“{step}”还不能结束，缺 {number} 项：").format(step=_(topic.step.label), number=len(findings))
        super().__init__(
            "\n".join([heading, *(f"  {finding.code} {finding.message}" for finding in findings)]),
            hint=_hint(topic, findings, records),
            ids=_codes(findings),
        )


class NothingToWaiveError(RefusedError):
    """`--despite` names a rule that finds nothing missing."""

    code = "nothing_to_waive"

    def __init__(self, rules: Sequence[str], missing: Sequence[Finding]) -> None:
        codes = _codes(missing)
        now = _("现在缺：{codes}。").format(codes=_("、").join(codes)) if codes else _("现在什么也不缺。")
        super().__init__(_("{rules} 并不缺，不必豁免。").format(rules=_("、").join(rules)) + now, ids=rules)


class StructureNotWaivableError(RefusedError):
    """A structural error must be mended, nobody can allow it."""

    code = "not_waivable"

    def __init__(self, findings: Sequence[Finding]) -> None:
        codes = _codes(findings)
        super().__init__(
            _("结构错误不能豁免，必须改正：")
            + _("；").join(f"{finding.code} {finding.message}" for finding in findings),
            ids=codes,
        )


class NoTargetError(RefusedError):
    """The decision was to merge: the topic ends by saying into which one."""

    code = "no_merge_target"

    def __init__(self, topic: Topic) -> None:
        super().__init__(
            _("审定结果是合并办理，还没有说并入哪个议题。"),
            hint=_("xieshang topic merge {id} --into 议题 --reason 理由").format(id=topic.id),
            ids=[topic.id],
        )


class NotEarlierError(RefusedError):
    """Going back means to an earlier step."""

    code = "not_earlier"

    def __init__(self, topic: Topic, to: Step) -> None:
        super().__init__(
            _("议题现在“{step}”，只能退回以前的步骤，不能退到“{to}”。").format(
                step=_(topic.step.label), to=_(to.label)
            ),
            hint=_("往前走：xieshang topic advance {id}").format(id=topic.id),
            ids=[topic.id],
        )


def missing(topic: Topic, records: Records, day: date | None = None) -> list[Finding]:
    """Give what the current step still needs, waived or not yet needed left out; nothing once the topic has ended.

    Without a `day`, what a waiver covers only until some day counts as covered.
    """
    if topic.status != Status.OPEN:
        return []
    return [finding for finding in check_gate(topic, topic.step, records) if _stands(finding, day)]


def advance(
    topic: Topic,
    records: Records,
    stamp: Stamp,
    despite: Sequence[str] = (),
    reason: str | None = None,
    approver: str | None = None,
) -> Topic:
    """Close the current step and open the next; at the last step close the topic.

    A topic that was decided upon and not adopted ends here, with the status its decision gives it: deferred, or
    rejected, also where it was passed on to another channel. One to be merged ends by `topics.merge_into` instead.
    """
    require(topic, N_("推进"))
    lacking = missing(topic, records, stamp.at.date())
    waivers = _waivers(lacking, despite, stamp, (reason, approver)) if despite else ()
    waived = {waiver.rule for waiver in waivers}
    left = [finding for finding in lacking if finding.code not in waived]
    if left:
        raise GateNotMetError(topic, left, records)
    facts: dict[str, Any] = {"waivers": (*topic.waivers, *waivers)} if waivers else {}
    note = _note(topic, waivers)
    ending = _ending(topic)
    if ending:
        return changed(topic, stamp, "advance", f"{note}，{ending.label}", status=ending, **facts)
    following = topic.step.following
    if following is None:
        facts["feedback"] = planted(topic, records.policy.revisit_days, stamp.day)
        return changed(topic, stamp, "advance", f"{note}，议题办结", status=Status.CLOSED, **facts)
    return changed(topic, stamp, "advance", f"{note}，转入{following.label}", to_step=following, **facts)


def revert(topic: Topic, to: Step, reason: str, stamp: Stamp) -> Topic:
    """Go back to an earlier step; a topic that has ended is open again, and may go back to the step it ended at."""
    say(reason=reason)
    has_ended = topic.status != Status.OPEN
    if to.position > topic.step.position or (to == topic.step and not has_ended):
        raise NotEarlierError(topic, to)
    what = f"退回{to.label}：{brief(reason)}"
    if not has_ended:
        return changed(topic, stamp, "revert", what, to_step=to)
    # Open again, it is no longer part of another topic; the event of merging keeps which one that was.
    return changed(topic, stamp, "revert", f"重新办理，{what}", to_step=to, status=Status.OPEN, merged_into=None)


def _stands(finding: Finding, day: date | None) -> bool:
    if finding.waived:
        return False
    return finding.since is None if day is None else finding.holds_on(day)


def _waivers(
    lacking: Sequence[Finding], despite: Iterable[str], stamp: Stamp, said: tuple[str | None, str | None]
) -> tuple[Waiver, ...]:
    reason, approver = said
    say(reason=reason, approved_by=approver)
    rules = tuple(dict.fromkeys(rule.strip().upper() for rule in despite))
    named = [finding for finding in lacking if finding.code in rules]
    idle = [rule for rule in rules if all(finding.code != rule for finding in named)]
    if idle:
        raise NothingToWaiveError(idle, lacking)
    structural = [finding for finding in named if is_structural(finding.code)]
    if structural:
        raise StructureNotWaivableError(structural)
    return tuple(made(Waiver, rule=rule, reason=reason, approver=approver, on=stamp.day) for rule in rules)


def _ending(topic: Topic) -> Status | None:
    if topic.step != Step.DECIDE or topic.decision is None or topic.decision.result is None:
        return None
    if topic.decision.result == Decision.MERGED:
        raise NoTargetError(topic)
    return ENDINGS.get(topic.decision.result)


def _note(topic: Topic, waivers: Sequence[Waiver]) -> str:
    note = f"结束{topic.step.label}"
    if waivers:
        note += f"（豁免 {'、'.join(waiver.rule for waiver in waivers)}，{waivers[0].approver}批准）"
    return note


def _codes(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(finding.code for finding in findings))


def _hint(topic: Topic, findings: Sequence[Finding], records: Records) -> str:
    codes = _codes(findings)
    actions = remedies(topic, records, findings, shorten=str)
    lines = [_("{text}：{command}").format(text=action.text, command=action.command) for action in actions]
    if not any(map(is_structural, codes)):
        despite = " ".join(f"--despite {code}" for code in codes)
        line = _("缺项也要结束：xieshang topic advance {id} {despite} --reason 理由 --approved-by 批准人")
        lines.append(line.format(id=topic.id, despite=despite))
    return "\n".join(lines)
