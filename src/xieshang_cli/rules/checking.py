"""Rules run over a record, and what its waivers make of their findings."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from xieshang_cli.findings import Finding, Severity
from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.records import AnyRecord, Records, record_id
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status, Step
from xieshang_cli.rules.engine import Problem, Rule, is_structural, rule_of, rules_beginning, rules_for


def check(record: AnyRecord, records: Records) -> list[Finding]:
    """Run every rule that applies to the record, as it stands today and any day: see `Finding.holds_on`.

    A gate not met is a warning once the topic has left that step, and information while it is in it.
    """
    found = _run(_rules_asked_of(record), record, records)
    if not getattr(record, "waivers", ()):
        return found
    return [*waive(record, found), *_useless_waivers(record, found)]


def check_gate(topic: Topic, step: Step, records: Records) -> list[Finding]:
    """Run the rules that guard the end of `step`, and the structural ones; waived findings are marked, not left out.

    By the numbering of codes these are TP0xx and the hundred of the step: no other is loaded for it.
    """
    return waive(topic, _run(_rules_at_gate(step), topic, records))


def waive(record: AnyRecord, findings: Iterable[Finding]) -> list[Finding]:
    """Mark the findings that the record's waivers silence; structural errors stay."""
    waivers = {waiver.rule: waiver for waiver in getattr(record, "waivers", ())}
    result = []
    for finding in findings:
        waiver = waivers.get(finding.code)
        if waiver is None or is_structural(finding.code):
            result.append(finding)
        elif waiver.until is None:
            result.append(replace(finding, waived=True))
        else:
            result.append(replace(finding, waived=True, until=_earlier(finding.until, waiver.until.latest)))
            result.append(replace(finding, since=_later(finding.since, day_after(waiver.until.latest))))
    return result


@cache
def codes_guarding(step: Step) -> frozenset[str]:
    """Name the rules that keep a topic in `step`: the gates at its end, and whatever is structurally wrong."""
    asked = (*rules_for(Topic), *rules_beginning("AU"))
    return frozenset(r.code for r in asked if r.is_structural or (r.is_gate and r.step is step))


# Private from here on.


def _useless_waivers(record: AnyRecord, findings: list[Finding]) -> Iterator[Finding]:
    """Report waivers that silence nothing (AU001), have run out (AU002), or never can silence anything (AU003, AU004).

    A waiver renewed by a later one for the same rule is history and not reported.
    """
    codes = {finding.code for finding in findings}
    waivers = getattr(record, "waivers", ())
    last = {waiver.rule: position for position, waiver in enumerate(waivers)}
    for position, waiver in enumerate(waivers):
        if last[waiver.rule] != position:
            continue
        declared = rule_of(waiver.rule)
        field = f"waivers[{position}]"
        values: dict[str, str | int] = {"rule": waiver.rule}
        if declared is None:
            yield _audit("AU003", N_("没有 {rule} 这条规则，对它的豁免不起作用"), record, field, values)
        elif declared.is_structural:
            yield _audit("AU004", N_("{rule} 是结构错误，不能豁免"), record, field, values)
        elif waiver.rule not in codes:
            text = N_("对 {rule} 的豁免没有用处：这条规则没有发现问题")
            yield _audit("AU001", text, record, field, values)
        elif waiver.until is not None:
            text = N_("对 {rule} 的豁免已于 {until} 到期")
            expired = day_after(waiver.until.latest)
            yield _audit("AU002", text, record, field, {**values, "until": str(waiver.until)}, since=expired)


def _audit(
    code: str, text: str, record: AnyRecord, field: str, values: dict[str, str | int], since: date | None = None
) -> Finding:
    return Finding(
        code=code,
        severity=next(declared.severity for declared in rules_beginning("AU") if declared.code == code),
        text=text,
        values=values,
        record=record_id(record),
        field=field,
        since=since,
    )


def _earlier(first: date | None, second: date) -> date:
    return second if first is None else min(first, second)


def _later(first: date | None, second: date) -> date:
    return second if first is None else max(first, second)


@cache
def _rules_at_gate(step: Step) -> tuple[Rule, ...]:
    asked = [*rules_beginning("TP0"), *rules_beginning(f"TP{step.position}")]
    return tuple(r for r in asked if Topic in r.kinds and (r.is_structural or (r.is_gate and r.step is step)))


def _rules_asked_of(record: AnyRecord) -> tuple[Rule, ...]:
    if isinstance(record, Topic):
        return _rules_at(record.step, record.status)
    return rules_for(type(record))


@cache
def _rules_at(step: Step, status: Status) -> tuple[Rule, ...]:
    """Choose the rules for topics that have come to `step`.

    A topic that ended early never finished the step it was in, so that step is not asked about; a topic turned down,
    put off or merged while it was being decided still owes the facts of its decision.
    """
    ended_early = status in {Status.REJECTED, Status.DEFERRED, Status.MERGED, Status.WITHDRAWN}
    owes_decision = step is Step.DECIDE and status is not Status.WITHDRAWN
    reached = step.position - (ended_early and not owes_decision)
    return tuple(r for r in rules_for(Topic) if r.step is None or r.step.position <= reached)


def _run(rules: Iterable[Rule], record: AnyRecord, records: Records) -> list[Finding]:
    return [
        _finding(declared, problem, record, records)
        for declared in rules
        if declared.check
        for problem in declared.check(record, records)
    ]


def _finding(declared: Rule, problem: Problem, record: AnyRecord, records: Records) -> Finding:
    return Finding(
        code=declared.code,
        severity=_severity(declared, record, records),
        text=problem.text,
        values=problem.values,
        record=record_id(record),
        field=problem.field,
        step=declared.step.value if declared.step else None,
        since=problem.since,
        until=problem.until,
    )


def _severity(declared: Rule, record: AnyRecord, records: Records) -> Severity:
    if declared.is_structural:
        return Severity.ERROR
    in_that_step = isinstance(record, Topic) and record.status == Status.OPEN and record.step == declared.step
    if in_that_step:
        return Severity.INFO
    return Severity(records.policy.severity.get(declared.code, declared.severity))
