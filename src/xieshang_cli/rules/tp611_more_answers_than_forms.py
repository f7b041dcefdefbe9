"""各档份数加起来比收回的多。

查什么：测评各档份数之和是不是大于收回份数；收回份数是确数才查。少于收回份数的不查，差额是未填的。

为什么：答案多于表格，必有一个数错了。

例：收回 27 份，满意 20、基本满意 8。

怎样改：核对各档份数和收回份数。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP611", Topic, structural=True, provision=N_("六步议事·结果反馈"))
def more_answers_than_forms(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Answers come from forms collected."""
    for position, survey in enumerate(topic.feedback.surveys if topic.feedback else ()):
        collected = survey.collected
        if collected is not None and collected.is_exact and collected.number is not None:
            answered = sum(survey.answers.values())
            if answered > collected.number:
                text = N_("各档合计 {answered} 份，多于收回的 {collected} 份")
                field = f"feedback.surveys[{position}].answers"
                yield Problem(field, text, answered=answered, collected=collected.number)
