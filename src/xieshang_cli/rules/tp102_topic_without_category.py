"""议题没有类别。

查什么：议题有没有类别（`category`）。

为什么：按类别统计时，没有类别的议题会被漏掉。

例：登记了“安装路灯”，没有写属于“路灯照明”。

怎样改：`xieshang topic edit 编码`，补上 `category`；都不合适的写“其他”。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP102", Topic, step=Step.COLLECT, gate=True, provision=N_("六步议事·收集议题"))
def topic_without_category(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Statistics are by category."""
    if not topic.category:
        yield Problem("category", N_("没有议题类别"))
