"""出现反弹没有写情况。

查什么：回头看的结果是“出现反弹”的，有没有写看到的情况（`note`）。

为什么：不写哪里反弹，重新办理就不知道办什么。

例：只写了“出现反弹”。

怎样改：在记录里补上 `note`：看到了什么、什么时候开始的。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import RevisitResult
from xieshang_cli.rules.engine import Problem, rule


@rule("TP619", Topic, provision=N_("六步议事·结果反馈"))
def slipped_without_note(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Whoever finds that something slid back says what."""
    for position, revisit in enumerate(topic.feedback.revisits if topic.feedback else ()):
        if revisit.result is RevisitResult.SLIPPED and not revisit.note:
            yield Problem(f"feedback.revisits[{position}]", N_("回头看出现反弹，没有写看到的情况"))
