"""移交以后没有人接收。

查什么：每次交接在移交以后，政策的 `handover_working_days` 个工作日以内有没有接收；撤销了的不算。接任站长的交接由
ST037 查。

为什么：移交了没有人接收，事情就落在两个人中间。

例：联络员 2025-06-04 移交，一个月了接任的人没有签收。

怎样改：请接交人核对清单，用 `xieshang station handover` 接收；录错了的撤销。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.organisation import HEAD, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.handover_facts import accept_by, new_heads


@rule("ST038", Station, provision=N_("主要问题（二）工作站运行"))
def handover_not_accepted(station: Station, records: Records) -> Iterator[Problem]:
    """A handover has two sides."""
    following = {
        name for _position, head, _predecessor in new_heads(station) for name in (head.name, head.member) if name
    }
    for position, handover in enumerate(station.handovers):
        if not handover.is_waiting or (handover.post == HEAD and handover.to in following):
            continue
        deadline = accept_by(handover.on.latest, records)
        yield Problem(
            f"handovers[{position}]",
            N_("{post}由{giver}移交给{taker}，应在 {day} 前接收"),
            since=day_after(deadline.day),
            post=handover.post,
            giver=handover.from_,
            taker=handover.to,
            day=str(deadline.day),
        )
