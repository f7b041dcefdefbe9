"""What brings the facts a gate misses, with the ids of the very session, task and agreement it is about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from xieshang_cli.findings import Finding
from xieshang_cli.language import _
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.model.task import Task
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step, TaskState
from xieshang_cli.workflow.next_actions import (
    UNDECIDED,
    NextAction,
    Shorten,
    confirm_command,
    gate_actions,
    is_mended_by_hand,
    is_said_at_once,
    notify_command,
    tail,
    unpause_command,
)

_ON_THE_DAY = frozenset({"TP402", "TP405", "TP406", "TP407", "TP408", "TP409", "TP410"})
"""What can be said of a session only once its day has come."""

_TASK_FIELD = re.compile(r"tasks\[([0-9]+)\]")


def remedies(
    topic: Topic,
    records: Records,
    findings: Sequence[Finding],
    *,
    session: str | None = None,
    today: date | None = None,
    shorten: Shorten = tail,
) -> list[NextAction]:
    """Give one action for each different thing to do, or the way on when nothing is missing.

    `session` is the one just worked on, where there is one; otherwise the last is meant. With `today` nobody is asked
    for what only the day of a session brings before it has come: people are invited first.
    """
    at_once = [finding.code for finding in findings if is_said_at_once(finding.code)]
    if at_once and topic.step is Step.DECIDE and (topic.decision is None or topic.decision.result is None):
        at_once.insert(0, UNDECIDED)
    held = records.sessions_of(topic.id)
    last = session or (held[-1].id if held else None)
    actions = gate_actions(topic.id, topic.step, at_once, shorten=shorten) if at_once or not findings else []
    ahead = [one for one in held if today is not None and one.is_ahead(today)]
    actions += [invite(one, shorten) for one in ahead if not one.is_notified]
    for finding in findings:
        about = finding.values.get("session", last)
        waits = finding.code in _ON_THE_DAY and about in {one.id for one in ahead}
        if finding.code not in at_once and not waits:
            actions.append(_remedy(topic, _towards_result(topic, finding, held), last, shorten))
    return _each_once(actions)


def invite(session: Session, shorten: Shorten = tail) -> NextAction:
    """Give the action that tells people of a session to come."""
    return NextAction(_("通知参会人员"), notify_command(shorten(session.id))[1])


def _remedy(topic: Topic, finding: Finding, session: str | None, shorten: Shorten) -> NextAction:
    task = _task_of(topic, finding)
    about = finding.values.get("session", session)
    agreement = finding.values.get("id")
    (action,) = gate_actions(
        topic.id,
        topic.step,
        [finding.code],
        session=None if about is None else str(about),
        task=task.id if task else None,
        agreement=None if agreement is None else str(agreement),
        shorten=shorten,
    )
    if is_mended_by_hand(finding.code):
        return NextAction(action.text, action.command, finding.message)
    if task is not None and task.is_paused and task.is_running:
        return NextAction(_("不再停工以后恢复计时"), unpause_command(task.id))
    if task is not None and task.state == TaskState.CLAIMED:
        return NextAction(_("由他人确认任务办结"), confirm_command(task.id))
    return action


def _towards_result(topic: Topic, finding: Finding, held: Sequence[Session]) -> Finding:
    """Without a result, the last session is concluded where it was not yet; otherwise people meet again."""
    if finding.code not in {"TP408", "TP410"} or not held:
        return finding
    return replace(finding, code="TP410" if held[-1].outcome_for(topic.id) else "TP408")


def _each_once(actions: Sequence[NextAction]) -> list[NextAction]:
    """Leave out a command that came already; what it is to mend is all said with the first."""
    by_command: dict[str, NextAction] = {}
    for action in actions:
        first = by_command.get(action.command)
        why = [part for part in (first.why if first else "", action.why) if part]
        by_command[action.command] = NextAction(action.text, action.command, _("；").join(why))
    return list(by_command.values())


def _task_of(topic: Topic, finding: Finding) -> Task | None:
    found = _TASK_FIELD.match(finding.field)
    return topic.tasks[int(found[1])] if found else None
