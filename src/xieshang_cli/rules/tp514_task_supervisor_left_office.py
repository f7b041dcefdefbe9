"""督办人已经离任。

查什么：在办任务的督办人，在本站的职务都已免去，或者已不是委员。

为什么：人走了，督办就断了，这是工作站常见的问题。

例：督办人是前任站长，3 月已调走。

怎样改：`xieshang task edit 任务编码 --supervisor 现任`；工作交接时一并移交。
"""

from collections.abc import Iterator
from datetime import date

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP514", Topic, step=Step.IMPLEMENT, provision=N_("六步议事·办理实施"))
def task_supervisor_left_office(topic: Topic, records: Records) -> Iterator[Problem]:
    """Whoever watches over a running task is still there."""
    for position, task in enumerate(topic.tasks):
        if not task.is_running or task.supervisor is None:
            continue
        left = _left_on(task.supervisor, topic, records)
        if left is not None:
            text = N_("任务“{what}”的督办人 {name} 已于 {day} 离任")
            yield Problem(
                f"tasks[{position}].supervisor",
                text,
                since=left,
                what=task.what,
                name=task.supervisor,
                day=left.isoformat(),
            )


def _left_on(name: str, topic: Topic, records: Records) -> date | None:
    """Give the day the person's last term here ended; None where it goes on, or nobody of that name had one."""
    station = records.station(topic.station)
    terms = [post for post in (station.posts if station else ()) if post.name == name]
    if not terms or any(post.until is None for post in terms):
        return None
    return max(post.until.earliest for post in terms if post.until)
