"""收回的份数比发出的多。

查什么：测评收回份数是不是大于发出份数；两个都是确数才查。

为什么：收回多于发出的测评无效。

例：发出 30 份，收回 31 份。

怎样改：核对份数；确实多收的，测评无效，重新测评。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP610", Topic, structural=True, provision=N_("六步议事·结果反馈"))
def more_forms_collected_than_issued(topic: Topic, _records: Records) -> Iterator[Problem]:
    """More forms back than given out: the survey is invalid."""
    for position, survey in enumerate(topic.feedback.surveys if topic.feedback else ()):
        issued, collected = survey.issued, survey.collected
        if issued and collected and issued.is_exact and collected.is_exact:
            assert issued.number is not None
            assert collected.number is not None
            if collected.number > issued.number:
                text = N_("收回 {collected} 份，多于发出的 {issued} 份，测评无效")
                field = f"feedback.surveys[{position}].collected"
                yield Problem(field, text, collected=collected.number, issued=issued.number)
