"""各档份数加起来比收回的少。

查什么：测评各档份数之和是不是小于收回份数；收回份数是确数、写了各档份数的才查。

为什么：满意率除以收回份数，没有计入的表等于不满意；没有勾选的应计入“未评价”，不能没有下落。

例：收回 26 份，满意 20、基本满意 5，还有 1 份没有下落。

怎样改：核对测评表，补上“未评价”或漏掉的一档。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.satisfaction import not_accounted_for
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP617", Topic, severity=Severity.INFO, step=Step.FEEDBACK, provision=N_("六步议事·结果反馈"))
def fewer_answers_than_forms(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Every form that came back says something, if only nothing."""
    for position, survey in enumerate(topic.feedback.surveys if topic.feedback else ()):
        left = not_accounted_for(survey)
        if left and survey.collected:
            text = N_("收回 {collected} 份，有 {left} 份没有计入任何一档")
            field = f"feedback.surveys[{position}].answers"
            yield Problem(field, text, collected=str(survey.collected), left=left)
