"""反馈早于协商会。

查什么：反馈、公示、测评的日期是不是早于所有协商会；日期只知道年月的，肯定早才算。

为什么：还没有商量，就没有结果可以反馈。

例：5 月 20 日协商，4 月已经公示结果。

怎样改：改正日期；会前的公告不要记成结果公示。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.feedback import Feedback
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import is_before_all


@rule("TP015", Topic, severity=Severity.ERROR, provision=N_("六步议事·结果反馈"))
def feedback_before_session(topic: Topic, records: Records) -> Iterator[Problem]:
    """The result is told after there is one."""
    if topic.feedback is None:
        return
    sessions = records.sessions_of(topic.id)
    for field, day in _dates(topic.feedback):
        if day and is_before_all(day, sessions):
            text = N_("反馈（{told}）早于协商会（{held}）")
            yield Problem(field, text, told=str(day), held=str(sessions[0].held_on))


def _dates(feedback: Feedback) -> Iterator[tuple[str, PartialDate | None]]:
    for position, told in enumerate(feedback.told):
        yield f"feedback.told[{position}].on", told.on
    for position, published in enumerate(feedback.published):
        yield f"feedback.published[{position}].on", published.on
    for position, survey in enumerate(feedback.surveys):
        yield f"feedback.surveys[{position}].on", survey.on
