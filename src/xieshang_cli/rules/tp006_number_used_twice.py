"""编号重复。

查什么：同一工作站、同一年里有没有别的议题用同一个编号（`number`）。

为什么：一个编号指两个议题，交办单和纪要就分不清。

例：两个议题都是“滨河路〔2026〕7号”。

怎样改：给后定的一个换编号。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.identity import year_of
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP006", Topic, structural=True)
def number_used_twice(topic: Topic, records: Records) -> Iterator[Problem]:
    """A formal number is unique in its station and year."""
    if topic.number:
        year = year_of(topic.id)
        for other in records.topics_numbered(topic.station, topic.number):
            if other.id != topic.id and year_of(other.id) == year:
                text = N_("编号 {number} 已由议题 {topic} 使用")
                yield Problem("number", text, number=topic.number, topic=other.id)
                return  # where hundreds share one number, naming all of them to each helps nobody
