"""议题没有名称。

查什么：议题有没有名称（`title`）。

为什么：没有名称的议题在台账、通知和纪要里无法称呼。

例：只写了诉求内容，没有给议题起名。

怎样改：`xieshang topic edit 编码`，补上 `title`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP101", Topic, step=Step.COLLECT, gate=True, provision=N_("六步议事·收集议题"))
def topic_without_title(topic: Topic, _records: Records) -> Iterator[Problem]:
    """A topic is spoken of by its title."""
    if not topic.title:
        yield Problem("title", N_("没有议题名称"))
