"""新站长没有按时办交接。

查什么：接任的站长任职以后，在政策的 `handover_working_days` 个工作日以内，有没有接收了的交接（`handovers`）；撤销了
的不算。没有前任、任职日期没有记的不查。

为什么：文件指出的第二个问题：“新任的委员工作站站长业务不熟悉”，“致使工作不能正常接续开展”。

例：新站长 2025-06-03 任职，到 2025-06-17 还没有接收交接。

怎样改：由前任移交、新任接收，用 `xieshang station handover` 登记；确实无法交接的，按豁免写明理由。
"""

from collections.abc import Iterator
from datetime import date

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after, day_before
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.handover_facts import accept_by, handovers_to, new_heads
from xieshang_cli.rules.terms import days_of


@rule("ST037", Station, provision=N_("主要问题（二）工作站运行"))
def new_head_without_handover(station: Station, records: Records) -> Iterator[Problem]:
    """Who comes takes over from who goes."""
    for position, head, predecessor in new_heads(station):
        if head.from_ is None:
            continue
        deadline = accept_by(head.from_.latest, records)
        accepted = [
            handover.accepted_on.earliest
            for _position, handover in handovers_to(station, head, predecessor)
            if handover.accepted_on
        ]
        since, until = day_after(deadline.day), days_of(head).until
        if accepted:
            until = min(until or date.max, day_before(min(accepted)))
        if until is None or since <= until:
            text = N_("新站长{name}应在 {day} 前接收交接")
            if deadline.unknown_years:
                text = N_("新站长{name}应在 {day} 前接收交接（{years} 年的放假安排没有公布，按周一至周五推算）")
            values = {"name": head.name, "day": str(deadline.day), "years": "、".join(map(str, deadline.unknown_years))}
            yield Problem(f"posts[{position}]", text, since=since, until=until, **values)
