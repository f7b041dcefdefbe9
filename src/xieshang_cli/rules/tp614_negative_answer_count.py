"""测评份数是负数。

查什么：测评各档的份数有没有负数。

为什么：份数不会小于零，必是写错了。

例：满意 -3 份。

怎样改：核对测评表，改正份数。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP614", Topic, structural=True, provision=N_("六步议事·结果反馈"))
def negative_answer_count(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Nobody hands in fewer than no forms."""
    for position, survey in enumerate(topic.feedback.surveys if topic.feedback else ()):
        for answer, number in survey.answers.items():
            if number < 0:
                text = N_("“{answer}”写了 {number} 份，份数不能是负数")
                yield Problem(f"feedback.surveys[{position}].answers", text, answer=answer, number=number)
