"""合并了，没有写并入哪个议题。

查什么：状态是“已合并”的有没有写 `merged_into`，写了 `merged_into` 的状态是不是“已合并”。

为什么：合并的事在另一个议题里接着办，要找得到。

例：状态是 `merged`，`merged_into` 空着。

怎样改：`xieshang topic merge 编码 --into 议题`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Status
from xieshang_cli.rules.engine import Problem, rule


@rule("TP021", Topic, structural=True)
def merged_without_target(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Merged says into what."""
    if topic.status is Status.MERGED and topic.merged_into is None:
        yield Problem("merged_into", N_("已合并，没有写并入哪个议题"))
    elif topic.merged_into is not None and topic.status is not Status.MERGED:
        yield Problem("status", N_("写了并入 {topic}，状态却不是已合并"), topic=topic.merged_into)
