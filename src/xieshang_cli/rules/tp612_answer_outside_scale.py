"""测评有本地没有的档次。

查什么：测评的档次是不是都在政策的 `satisfaction_answers` 里。

为什么：不认识的档次算不算满意说不清，满意率就算不准。

例：本地分满意、基本满意、不满意，表里写了“非常满意”。

怎样改：并入本地的档次；确实要用新档次的，改 `policy/satisfaction.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import outside_list


@rule("TP612", Topic, severity=Severity.ERROR, provision=N_("六步议事·结果反馈"))
def answer_outside_scale(topic: Topic, records: Records) -> Iterator[Problem]:
    """A rate needs a scale that everybody shares."""
    for position, survey in enumerate(topic.feedback.surveys if topic.feedback else ()):
        for answer in survey.answers:
            yield from outside_list(
                f"feedback.surveys[{position}].answers",
                answer,
                records.policy.satisfaction_answers,
                N_("满意度档次“{value}”不在本地的档次里"),
                N_("满意度档次“{value}”不在本地的档次里，最接近的是“{nearest}”"),
            )
