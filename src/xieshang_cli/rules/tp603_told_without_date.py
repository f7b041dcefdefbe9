"""反馈没有日期。

查什么：每次反馈有没有日期（`on`）；只知道年月也可以。
同一对象另有一次日期、方式齐全的反馈，就不再查。

为什么：要看出反馈及时不及时。

例：写了“已电话告知”，没有写哪天。

怎样改：再登记一次完整的 `xieshang feedback tell`，或者 `xieshang topic edit 编码`，在 `feedback.told` 里补日期。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import tellings_that_count


@rule("TP603", Topic, step=Step.FEEDBACK, gate=True, provision=N_("六步议事·结果反馈"))
def told_without_date(topic: Topic, _records: Records) -> Iterator[Problem]:
    """When people were told."""
    for position, telling in tellings_that_count(topic):
        if telling.on is None:
            text = N_("向{audience}的反馈没有日期")
            yield Problem(f"feedback.told[{position}].on", text, audience="、".join(telling.to))
