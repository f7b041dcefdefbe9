"""议题没有提出日期。

查什么：议题有没有提出日期（`raised.on`）；只知道年或年月也可以。

为什么：群众等了多久，从提出那天算起。

例：来源报道没有写日期。

怎样改：`xieshang topic edit 编码`，补上 `raised.on`，知道多少写多少。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP104", Topic, step=Step.COLLECT, gate=True, provision=N_("六步议事·收集议题"))
def topic_without_date_raised(topic: Topic, _records: Records) -> Iterator[Problem]:
    """How long a resident waited is counted from this day."""
    if topic.raised.on is None:
        yield Problem("raised.on", N_("没有提出日期"))
