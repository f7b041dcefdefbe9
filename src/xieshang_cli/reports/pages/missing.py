"""What the current step still needs, each with the command that records it."""

from collections.abc import Sequence

from xieshang_cli.findings import Finding
from xieshang_cli.language import _
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.reports.document import Document, Entries, Entry, Mark
from xieshang_cli.reports.pages.context import PageContext, waivers
from xieshang_cli.reports.pages.steps import step_row
from xieshang_cli.workflow.gate import missing
from xieshang_cli.workflow.remedies import remedies


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
            "missing": [finding.as_data() for finding in context.records.placed(findings)],
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
    """The command that records what a finding misses, with ids in full, so that it is never ambiguous."""
    return remedies(topic, context.records, [finding], shorten=str)[0].command
