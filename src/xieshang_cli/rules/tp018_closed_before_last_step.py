"""没有走完六步就办结。

查什么：状态是“已办结”的议题，是不是已经到了结果反馈这一步；转其他渠道的不查。

为什么：议了没有反馈的不算办结。

例：状态改成 `closed`，步骤还是办理实施。

怎样改：用 `xieshang topic advance` 一步一步走完；中止的用 `withdraw`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Decision, Status, Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP018", Topic, structural=True)
def closed_before_last_step(topic: Topic, _records: Records) -> Iterator[Problem]:
    """A topic is closed at the end of the last step."""
    if topic.status is not Status.CLOSED or topic.step is Step.FEEDBACK:
        return
    if topic.decision is None or topic.decision.result is not Decision.TRANSFERRED:
        yield Problem("status", N_("已办结，却没有走到最后一步"))
