"""并入的议题不存在。

查什么： `merged_into` 指的议题有没有，是不是自己。

为什么：并进了不存在的议题，等于丢了。

例：`merged_into` 抄错一个字符。

怎样改：改正编码，或者 `xieshang topic merge` 重做。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP004", Topic, structural=True)
def merged_into_unknown_topic(topic: Topic, records: Records) -> Iterator[Problem]:
    """A merged topic goes on in another one."""
    target = topic.merged_into
    if target == topic.id:
        yield Problem("merged_into", N_("议题不能并入自己"))
    elif target is not None and records.topic(target) is None:
        yield Problem("merged_into", N_("没有编码是 {topic} 的议题"), topic=target)
