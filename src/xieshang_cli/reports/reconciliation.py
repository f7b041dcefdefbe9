"""Two archives reconciled (对账): what does not agree, and what to do about it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from xieshang_cli.language import N_, _
from xieshang_cli.model.vocabulary import Discrepancy
from xieshang_cli.reports.document import Column, Document, Table
from xieshang_cli.workflow.reconciling import Difference

_WHAT_TO_DO = {
    Discrepancy.SENT_NOT_RECEIVED: N_("寄出方重写函件：在移交的原命令后加 --envelope 文件"),
    Discrepancy.RECEIVED_NOT_SENT: N_("寄出方的记录可能被退回到旧版本，用 git 找回"),
    Discrepancy.HELD_BY_BOTH: N_("两边商定由谁办，另一边改正移交记录"),
    Discrepancy.HELD_BY_NONE: N_("收到退回的一方补收函件：xieshang topic accept 函件"),
    Discrepancy.ANSWERED_NOT_TOLD: N_("收下答复函，再告知提出人：xieshang feedback tell 编号 --to 提出人"),
}
_TO_TELL = N_("答复函已收下，还要告知提出人：xieshang feedback tell 编号 --to 提出人")


def reconciliation(differences: Sequence[Difference], compared: int, today: date) -> Document:
    """Make one line for each difference; `compared` is how many topics either side ever handed over."""
    columns = [
        Column("kind", _("情况")),
        Column("topic", _("议题")),
        Column("title", _("名称"), goes=1),
        Column("transfer", _("移交"), goes=2),
        Column("sender", _("移交方")),
        Column("receiver", _("接收方")),
        Column("advice", _("怎样办")),
    ]
    rows = [[d.kind, d.topic, d.title, d.transfer or "", d.sender, d.receiver, _advice(d)] for d in differences]
    kinds = Counter(difference.kind for difference in differences)
    return Document(
        kind="federation.reconcile",
        title=_("移交对账"),
        as_of=today,
        blocks=[Table("differences", columns, rows, empty=_("两边一致。"), headline="kind")],
        notes=[_("核对了两边移交过的议题 {n} 个。").format(n=compared)],
        counts={"topics": compared, **{kind.value: kinds[kind] for kind in Discrepancy}},
        data=[
            {
                "kind": d.kind.value,
                "topic": d.topic,
                "title": d.title,
                "transfer": d.transfer,
                "sender": d.sender,
                "receiver": d.receiver,
            }
            for d in differences
        ],
    )


def _advice(difference: Difference) -> str:
    return _(_TO_TELL if difference.letter_taken else _WHAT_TO_DO[difference.kind])
