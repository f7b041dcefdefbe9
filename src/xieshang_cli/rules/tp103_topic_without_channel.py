"""议题没有征集渠道。

查什么：议题有没有写从哪个渠道收集（`raised.channel`）。

为什么：不知道渠道，就看不出意见箱、接待日、微信群哪一个管用。

例：只写了“群众反映”，没有写是入户走访还是微信群。

怎样改：`xieshang topic edit 编码`，补上 `raised.channel`；都不合适的写“其他”。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP103", Topic, step=Step.COLLECT, gate=True, provision=N_("六步议事·收集议题"))
def topic_without_channel(topic: Topic, _records: Records) -> Iterator[Problem]:
    """How the matter came in shows which channels work."""
    if not topic.raised.channel:
        yield Problem("raised.channel", N_("没有征集渠道"))
