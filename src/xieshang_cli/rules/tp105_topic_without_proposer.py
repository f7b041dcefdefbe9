"""议题没有提出人。

查什么：议题有没有写提出人的类别（`raised.by`），匿名的写“匿名”。

为什么：结果要反馈给提出人；匿名也是一种事实，与没有记录不同。

例：只记了诉求，没有记是群众、委员还是部门提出的。

怎样改：`xieshang topic edit 编码`，补上 `raised.by`，不知道姓名的写“匿名”。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP105", Topic, step=Step.COLLECT, gate=True, provision=N_("六步议事·收集议题"))
def topic_without_proposer(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Somebody raised it, or it was raised anonymously; both are facts."""
    if not topic.raised.by:
        yield Problem("raised.by", N_("没有提出人类别（不知道是谁的写“匿名”）"))
