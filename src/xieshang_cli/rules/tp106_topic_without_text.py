"""议题没有诉求内容。

查什么：议题有没有诉求内容（`raised.text`）。

为什么：名称只有几个字，筛选和调研要看原话。

例：只有名称“安装路灯”，没有写哪里不亮、影响哪些人。

怎样改：`xieshang topic edit 编码`，补上 `raised.text`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP106", Topic, step=Step.COLLECT, gate=True, provision=N_("六步议事·收集议题"))
def topic_without_text(topic: Topic, _records: Records) -> Iterator[Problem]:
    """The matter in the proposer's own words."""
    if not topic.raised.text:
        yield Problem("raised.text", N_("没有诉求内容"))
