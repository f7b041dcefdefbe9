"""没有向参会人员反馈。

查什么：有没有向参会人员反馈（`feedback.told` 里 `to` 有“参会人员”，本地叫法见政策 `participant_audience`）。

为什么：来商量的人应当知道商量的结果办成了没有。

例：只告诉了提出人。

怎样改：`xieshang feedback tell 编码 --to 参会人员 --on 日期 --medium 方式`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP602", Topic, step=Step.FEEDBACK, gate=True, provision=N_("六步议事·结果反馈"))
def participants_not_told(topic: Topic, records: Records) -> Iterator[Problem]:
    """Whoever took part hears what came of it."""
    audience = records.policy.participant_audience
    told = topic.feedback.told if topic.feedback else ()
    if not any(audience in telling.to for telling in told):
        yield Problem("feedback.told", N_("没有向{audience}反馈"), audience=audience)
