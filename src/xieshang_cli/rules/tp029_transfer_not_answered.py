"""移交了没有人接收。

查什么：移交以后，过了政策规定的工作日（`return_workdays`），既没有接收也没有退回。

为什么：推来推去没有人办，群众等不到结果。

例：4 月 1 日上交县里，到 4 月 8 日还没有接收。

怎样改：接收方 `xieshang topic accept`，不归自己办的 `xieshang topic return --reason 理由`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.workdays import WorkCalendar
from xieshang_cli.rules.engine import Problem, rule


@rule("TP029", Topic, provision=N_("五级联动"))
def transfer_not_answered(topic: Topic, records: Records) -> Iterator[Problem]:
    """Whoever is handed a topic takes it or gives it back in time."""
    for position, transfer in enumerate(topic.transfers):
        if transfer.is_pending:
            last = WorkCalendar(records.policy).after(transfer.on.latest, records.policy.return_workdays).day
            yield Problem(
                f"transfers[{position}]",
                N_("{on} 移交 {to}，{n} 个工作日内没有接收或退回"),
                since=day_after(last),
                on=str(transfer.on),
                to=transfer.to,
                n=records.policy.return_workdays,
            )
