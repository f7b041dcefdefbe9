"""议题里有重复的编码。

查什么：调研、任务、移交、回头看的编码在本议题里有没有重复。

为什么：命令和凭证靠编码找任务，重复了就会改错。

例：复制了一项任务，忘了换编码。

怎样改：给后一项换一个编码。
"""

from collections import Counter
from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP007", Topic, structural=True)
def item_id_used_twice_in_topic(topic: Topic, _records: Records) -> Iterator[Problem]:
    """An item is found by its id."""
    ids = list(topic.item_ids())
    if len(ids) != len(set(ids)):
        for item, times in Counter(ids).items():
            if times > 1:
                yield Problem(_where(topic, item), N_("编码 {item} 用了 {times} 次"), item=item, times=times)


def _where(topic: Topic, item: str) -> str:
    """Point at the last place that uses the id."""
    places = [f"research[{position}].id" for position, entry in enumerate(topic.research) if entry.id == item]
    places += [f"tasks[{position}].id" for position, task in enumerate(topic.tasks) if task.id == item]
    places += [f"transfers[{position}].id" for position, transfer in enumerate(topic.transfers) if transfer.id == item]
    revisits = topic.feedback.revisits if topic.feedback else ()
    places += [f"feedback.revisits[{position}].id" for position, revisit in enumerate(revisits) if revisit.id == item]
    return places[-1]
