"""列入协商的议题没有编号。

查什么：审定为列入协商的议题有没有正式编号（`number`）。

为什么：纪要、交办单和台账都用编号称呼议题。

例：审定结果是“列入协商”，编号空着。

怎样改：`xieshang topic decide 编码 --result adopted` 时一并编号；已有正式编号的，`xieshang topic edit 编码`，
补上 `number`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Decision, Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP206", Topic, step=Step.DECIDE, gate=True, provision=N_("六步议事·确定议题"))
def adopted_topic_without_number(topic: Topic, _records: Records) -> Iterator[Problem]:
    """The formal number is given when a topic is adopted."""
    if topic.number is None and topic.decision is not None and topic.decision.result is Decision.ADOPTED:
        yield Problem("number", N_("已列入协商，没有编号"))
