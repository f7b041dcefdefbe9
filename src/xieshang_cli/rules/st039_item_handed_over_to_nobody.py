"""接收的事项没有落到一个人。

查什么：接收了的交接里，每个事项是不是有接手人（`responsible`），是不是只有一个。

为什么：接收的那一天，每件没有办完的事都要有一个人负责；没有人的会丢，两个人的会推。

例：移交了十二件事，有一件没有写谁接手。

怎样改：在 `stations/代码.yaml` 的 `handovers` 里给这一项写一个接手人。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST039", Station, provision=N_("主要问题（二）工作站运行"))
def item_handed_over_to_nobody(station: Station, _records: Records) -> Iterator[Problem]:
    """Each item has one who answers for it."""
    for position, handover in enumerate(station.handovers):
        if handover.accepted_on is None or handover.withdrawn_on:
            continue
        taken: dict[str, str] = {}
        for number, item in enumerate(handover.accepted):
            field = f"handovers[{position}].accepted[{number}]"
            if item.responsible is None:
                yield Problem(field, N_("事项 {item} 没有写谁接手"), item=item.item)
            elif taken.setdefault(item.item, item.responsible) != item.responsible:
                yield Problem(f"{field}.responsible", N_("事项 {item} 写了不止一个接手人"), item=item.item)
