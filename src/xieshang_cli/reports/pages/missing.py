"""What the current step still needs, each with the command that records it."""

import re
from collections.abc import Sequence

from xieshang_cli.findings import Finding
from xieshang_cli.language import _
from xieshang_cli.model.topic import Task, Topic
from xieshang_cli.model.vocabulary import Status, Step, TaskState
from xieshang_cli.reports.document import Document, Entries, Entry, Mark
from xieshang_cli.reports.pages.context import PageContext, waivers
from xieshang_cli.reports.pages.steps import step_row
from xieshang_cli.reports.record_data import finding_data
from xieshang_cli.workflow.gate import missing

_TASK_FIELD = re.compile(r"tasks\[([0-9]+)\](?:\.(.+))?")
_SESSION_VERBS = (
    ("conclude", ("outcome", "agreement", "reservation", "result")),
    ("attend", ("participant", "headcount", "attend", "affected")),
)


def gate_page(topic: Topic, context: PageContext) -> Document:
    """The gate of the current step: what is missing, and what to run; without trying to pass it."""
    findings = missing(topic, context.records, context.today)
    return Document(
        kind="topic.gate",
        title=_("{title}：{step}").format(title=topic.title or topic.id, step=context.records.policy.label(topic.step)),
        as_of=context.today,
        blocks=[step_row(topic, context), missing_entries(topic, findings, context), *waivers(topic.waivers)],
        counts={"missing": len(findings)},
        data={
            "id": topic.id,
            "status": topic.status.value,
            "step": topic.step.value,
            "missing": [finding_data(finding) for finding in findings],
        },
    )


def missing_entries(topic: Topic, findings: Sequence[Finding], context: PageContext) -> Entries:
    """List what is missing; when nothing is, say how to go on."""
    if topic.status != Status.OPEN:
        items = [Entry(_("议题{status}，没有未完的步骤").format(status=_(topic.status.label)), mark=Mark.DONE)]
    elif not findings:
        items = [
            Entry(_("这一步的材料已齐，可以进入下一步"), mark=Mark.DONE, command=f"xieshang topic advance {topic.id}")
        ]
    else:
        items = [
            Entry(finding.message, mark=Mark.MISSING, note=finding.code, command=command_for(topic, finding, context))
            for finding in findings
        ]
    title = _("“{step}”还缺").format(step=context.records.policy.label(topic.step)) if findings else _("下一步")
    return Entries("missing", items, title=title)


def command_for(topic: Topic, finding: Finding, context: PageContext) -> str:
    """The command that records what a finding misses."""
    task = _TASK_FIELD.match(finding.field)
    if task:
        return _task_command(topic, topic.tasks[int(task[1])], task[2] or "")
    match finding.step:
        case Step.DECIDE:
            return f"xieshang topic decide {topic.id}"
        case Step.RESEARCH:
            return f"xieshang topic research {topic.id}"
        case Step.DELIBERATE:
            return _session_command(topic, finding, context)
        case Step.IMPLEMENT:
            return f"xieshang task add --topic {topic.id}"
        case Step.FEEDBACK:
            return f"xieshang feedback {_feedback_verb(finding)} {topic.id}"
        case _:
            return f"xieshang topic edit {topic.id}"


def _task_command(topic: Topic, task: Task, field: str) -> str:
    if field in {"lead", "due", "supervisor", "agreement", "what"}:
        return f"xieshang topic edit {topic.id}"
    verb = {TaskState.IN_PROGRESS: "claim", TaskState.CLAIMED: "confirm"}.get(task.state, "progress")
    return f"xieshang task {verb} {task.id}"


def _session_command(topic: Topic, finding: Finding, context: PageContext) -> str:
    sessions = context.records.sessions_of(topic.id)
    if not sessions:
        return f"xieshang session new --topic {topic.id}"
    named = next((session.id for session in sessions if session.id in finding.values.values()), sessions[-1].id)
    for verb, words in _SESSION_VERBS:
        if any(word in finding.field for word in words):
            return f"xieshang session {verb} {named}" + (f" --topic {topic.id}" if verb == "conclude" else "")
    return f"xieshang session edit {named}"


def _feedback_verb(finding: Finding) -> str:
    if "publi" in finding.field:
        return "publish"
    return "survey" if "survey" in finding.field else "tell"
