"""没有向提出人反馈。

查什么：有没有向提出人反馈（`feedback.told` 里 `to` 有“提出人”，本地叫法见政策 `proposer_audience`）；
匿名提出的不查。

为什么：有始有终：提了意见的人应当知道结果。

例：路灯装好了，没有人告诉提意见的居民。

怎样改：`xieshang feedback tell 编码 --to 提出人 --on 日期 --medium 方式`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import is_anonymous


@rule("TP601", Topic, step=Step.FEEDBACK, gate=True, provision=N_("六步议事·结果反馈"))
def proposer_not_told(topic: Topic, records: Records) -> Iterator[Problem]:
    """Whoever raised the matter hears what came of it."""
    audience = records.policy.proposer_audience
    told = topic.feedback.told if topic.feedback else ()
    if not is_anonymous(topic) and not any(audience in telling.to for telling in told):
        yield Problem("feedback.told", N_("没有向{audience}反馈"), audience=audience)
