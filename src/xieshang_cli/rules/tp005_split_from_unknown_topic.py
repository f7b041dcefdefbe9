"""拆分来源的议题不存在。

查什么： `split_from` 指的议题有没有，是不是自己。

为什么：大题拆小以后，要能看出是从哪里拆来的。

例：`split_from` 抄错一个字符。

怎样改：改正编码。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP005", Topic, structural=True)
def split_from_unknown_topic(topic: Topic, records: Records) -> Iterator[Problem]:
    """A part leads back to the whole it was split from."""
    source = topic.split_from
    if source == topic.id:
        yield Problem("split_from", N_("议题不能从自己拆分"))
    elif source is not None and records.topic(source) is None:
        yield Problem("split_from", N_("没有编码是 {topic} 的议题"), topic=source)
