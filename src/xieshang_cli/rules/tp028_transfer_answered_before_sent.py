"""移交的答复早于移交。

查什么：移交的接收日期、退回日期是不是早于移交日期；日期只知道年月的，肯定早才算。

为什么：先后颠倒，必有一个日期写错。

例：5 月 20 日移交，5 月 1 日接收。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP028", Topic, severity=Severity.ERROR, provision=N_("五级联动"))
def transfer_answered_before_sent(topic: Topic, _records: Records) -> Iterator[Problem]:
    """An answer comes after the question."""
    for position, transfer in enumerate(topic.transfers):
        for name, day in (("accepted_on", transfer.accepted_on), ("returned_on", transfer.returned_on)):
            if day and day.surely_before(transfer.on):
                text = N_("答复（{answered}）早于移交（{sent}）")
                yield Problem(f"transfers[{position}].{name}", text, answered=str(day), sent=str(transfer.on))
