"""The six steps in one row."""

from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import STEPS, Status, Step
from xieshang_cli.reports.document import Entry, Mark, Progress
from xieshang_cli.reports.pages.context import PageContext


def step_row(topic: Topic, context: PageContext) -> Progress:
    """Mark each step as done, current or pending; of a topic that ended on the way no step is current."""
    label = context.records.policy.label
    return Progress("steps", [Entry(label(step), mark=_mark(step, topic)) for step in STEPS])


def _mark(step: Step, topic: Topic) -> Mark:
    if topic.status == Status.CLOSED or step.position < topic.step.position:
        return Mark.DONE
    return Mark.CURRENT if step == topic.step and topic.status == Status.OPEN else Mark.PENDING
