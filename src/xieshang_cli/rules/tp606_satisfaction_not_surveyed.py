"""没有满意度测评，也没有说明理由。

查什么：有没有满意度测评（`feedback.surveys`），或者写了未测评的理由（`no_survey_reason`）。“群众点赞”不是数字，
可以写进理由。

为什么：一句好评不能代表多数人；没有测评是常态，但要说明。

例：报道写“居民纷纷点赞”，没有发过表。

怎样改：`xieshang feedback survey 编码 --issued 30 --collected 27 --answer 满意=20 --answer 基本满意=5`；
没有做的写明理由。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP606", Topic, step=Step.FEEDBACK, gate=True, provision=N_("六步议事·结果反馈"))
def satisfaction_not_surveyed(topic: Topic, _records: Records) -> Iterator[Problem]:
    """How satisfied people are is counted, or it is said why not."""
    feedback = topic.feedback
    if feedback is None or not (feedback.surveys or feedback.no_survey_reason):
        yield Problem("feedback.surveys", N_("没有满意度测评，也没有写未测评的理由"))
