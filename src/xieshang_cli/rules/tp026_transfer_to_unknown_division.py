"""移交给不存在的单位。

查什么：移交的接收方（`transfers` 的 `to`）在本县区划和工作站里有没有。县级以上（代码六位以内）和外县的不查。

为什么：移交给不存在的单位，就没有人接。

例：接收方代码抄错一位。

怎样改：改正代码。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP026", Topic, structural=True, provision=N_("五级联动"))
def transfer_to_unknown_division(topic: Topic, records: Records) -> Iterator[Problem]:
    """A topic is handed to a unit that exists."""
    county = topic.station[:6]
    for position, transfer in enumerate(topic.transfers):
        to = transfer.to
        if len(to) > 6 and to.startswith(county) and records.division(to) is None and records.station(to) is None:
            yield Problem(f"transfers[{position}].to", N_("本县没有代码是 {to} 的单位"), to=to)
