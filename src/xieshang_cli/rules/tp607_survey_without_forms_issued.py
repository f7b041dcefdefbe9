"""测评没有发出份数。

查什么：每个事项最近一次测评有没有发出份数（`issued`）；记不清的可以写“约30”或“未知”。

为什么：不知道问了多少人，收回多少就没有意义。

例：只写了“满意 20 份”。

怎样改：`xieshang feedback survey 编码`，把这次测评完整地再登记一遍。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.satisfaction import latest_surveys
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP607", Topic, step=Step.FEEDBACK, gate=True, provision=N_("六步议事·结果反馈"))
def survey_without_forms_issued(topic: Topic, _records: Records) -> Iterator[Problem]:
    """How many were asked."""
    for position, survey in latest_surveys(topic.feedback.surveys if topic.feedback else ()):
        if survey.issued is None:
            yield Problem(f"feedback.surveys[{position}].issued", N_("满意度测评没有发出份数"))
