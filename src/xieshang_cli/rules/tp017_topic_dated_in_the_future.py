"""已经发生的事写了将来的日期。

查什么：提出、审定、调研、申报、确认、延期、督办、移交、答复、反馈、公示、测评、回访等日期是不是还没有到；期限、复核日期、公示截止日期不查。
到了那一天，这个问题自己消失。

为什么：写错年份是常见的笔误；提前写上的日期也不是事实。

例：2026 年 3 月登记，提出日期写成 2027-03-02。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.model.feedback import Feedback
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import in_the_future


@rule("TP017", Topic, severity=Severity.ERROR)
def topic_dated_in_the_future(topic: Topic, _records: Records) -> Iterator[Problem]:
    """What has happened has a day that has come."""
    yield from in_the_future(_dates(topic), topic.events)


def _dates(topic: Topic) -> Iterator[tuple[str, PartialDate | None]]:
    yield "raised.on", topic.raised.on
    if topic.decision:
        yield "decision.on", topic.decision.on
        yield "decision.told_on", topic.decision.told_on
    if topic.adoption:
        yield "adoption.submitted_on", topic.adoption.submitted_on
        yield "adoption.on", topic.adoption.on
    for position, research in enumerate(topic.research):
        yield f"research[{position}].on", research.on
    for position, task in enumerate(topic.tasks):
        yield f"tasks[{position}].claim.on", task.claim.on if task.claim else None
        yield f"tasks[{position}].confirmation.on", task.confirmation.on if task.confirmation else None
        for number, note in enumerate(task.progress):
            yield f"tasks[{position}].progress[{number}].on", note.on
        for number, extension in enumerate(task.extensions):
            yield f"tasks[{position}].extensions[{number}].on", extension.on
        for number, press in enumerate(task.presses):
            yield f"tasks[{position}].presses[{number}].on", press.on
    for position, transfer in enumerate(topic.transfers):
        yield f"transfers[{position}].on", transfer.on
        yield f"transfers[{position}].accepted_on", transfer.accepted_on
        yield f"transfers[{position}].returned_on", transfer.returned_on
        yield f"transfers[{position}].replied_on", transfer.replied_on
    if topic.feedback:
        yield from _feedback_dates(topic.feedback)


def _feedback_dates(feedback: Feedback) -> Iterator[tuple[str, PartialDate | None]]:
    for position, told in enumerate(feedback.told):
        yield f"feedback.told[{position}].on", told.on
    for position, publication in enumerate(feedback.published):
        yield f"feedback.published[{position}].on", publication.on
    for position, survey in enumerate(feedback.surveys):
        yield f"feedback.surveys[{position}].on", survey.on
    for position, revisit in enumerate(feedback.revisits):
        yield f"feedback.revisits[{position}].on", revisit.on
