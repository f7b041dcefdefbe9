"""过了答复期限还没有答复。

查什么：移交时要求某天以前答复，接收方接收以后，到期还没有答复，也没有退回。

为什么：上交了就没有下文，是群众最不满意的。

例：要求 6 月 30 日以前答复，7 月 1 日还没有。

怎样改：接收方 `xieshang topic reply 编号 --text 答复内容`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP030", Topic, provision=N_("五级联动"))
def transfer_reply_overdue(topic: Topic, _records: Records) -> Iterator[Problem]:
    """What was asked for by a day is answered by it."""
    for position, transfer in enumerate(topic.transfers):
        is_owed = transfer.accepted_on and transfer.returned_on is None and transfer.replied_on is None
        if is_owed and transfer.reply_by:
            yield Problem(
                f"transfers[{position}].reply_by",
                N_("{to} 应在 {reply_by} 以前答复，还没有答复"),
                since=day_after(transfer.reply_by.latest),
                to=transfer.to,
                reply_by=str(transfer.reply_by),
            )
