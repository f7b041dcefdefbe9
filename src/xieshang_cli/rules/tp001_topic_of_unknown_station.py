"""议题的工作站不存在。

查什么：议题的 `station` 有没有对应的工作站或者区划。县级以上单位发起的议题（代码六位以内）、收函接收的议题不查。

为什么：没有工作站的议题，哪一级的统计都算不到它。

例：`station: "620302009"`，档案库里没有这个工作站。

怎样改：改正代码，或者先 `xieshang station new`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP001", Topic, structural=True)
def topic_of_unknown_station(topic: Topic, records: Records) -> Iterator[Problem]:
    """A topic is kept by a unit that exists."""
    if topic.came_by_letter:
        return
    if len(topic.station) > 6 and records.station(topic.station) is None and records.division(topic.station) is None:
        yield Problem("station", N_("没有代码是 {station} 的工作站"), station=topic.station)
