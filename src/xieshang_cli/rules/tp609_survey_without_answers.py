"""测评没有各档份数。

查什么：每个事项最近一次测评有没有各档的份数（`answers`），例如满意、基本满意、不满意各几份。

为什么：只写一个百分比，别人无法核对。

例：写了“满意率 98%”，没有各档份数。

怎样改：`xieshang feedback survey 编码 --answer 满意=20 --answer 基本满意=5`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.satisfaction import latest_surveys
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP609", Topic, step=Step.FEEDBACK, gate=True, provision=N_("六步议事·结果反馈"))
def survey_without_answers(topic: Topic, _records: Records) -> Iterator[Problem]:
    """What they said."""
    for position, survey in latest_surveys(topic.feedback.surveys if topic.feedback else ()):
        if not survey.answers:
            yield Problem(f"feedback.surveys[{position}].answers", N_("满意度测评没有各档份数"))
