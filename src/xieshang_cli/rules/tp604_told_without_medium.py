"""反馈没有方式。

查什么：每次反馈有没有方式（`medium`），例如当面、电话、微信。
同一对象另有一次日期、方式齐全的反馈，就不再查。

为什么：当面说清楚和贴一张通知，效果不同。

例：写了日期，没有写怎样反馈的。

怎样改：再登记一次完整的 `xieshang feedback tell`，或者 `xieshang topic edit 编码`，在 `feedback.told` 里补方式。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import tellings_that_count


@rule("TP604", Topic, step=Step.FEEDBACK, gate=True, provision=N_("六步议事·结果反馈"))
def told_without_medium(topic: Topic, _records: Records) -> Iterator[Problem]:
    """How people were told."""
    for position, telling in tellings_that_count(topic):
        if not telling.medium:
            text = N_("向{audience}的反馈没有方式")
            yield Problem(f"feedback.told[{position}].medium", text, audience="、".join(telling.to))
