"""督办了没有答复。

查什么：督办通知要求某天以前答复，到期以后任务没有新的进展，也没有申报办结。

为什么：督办了还没有动静，就要加重督办。

例：7 月 5 日催办，要求 7 月 20 日以前答复，到 7 月 21 日没有进展。

怎样改：登记答复的进展；没有答复的，`xieshang task press` 会用更重的方式。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step, TaskState
from xieshang_cli.rules.engine import Problem, rule


@rule("TP517", Topic, step=Step.IMPLEMENT, provision=N_("六步议事·办理实施"))
def press_not_answered(topic: Topic, _records: Records) -> Iterator[Problem]:
    """A supervision notice is answered by the day it names."""
    for position, task in enumerate(topic.tasks):
        press = task.presses[-1] if task.presses else None
        if press is None or press.reply_by is None or task.state is not TaskState.IN_PROGRESS:
            continue
        if any(not note.on.surely_before(press.on) for note in task.progress):
            continue
        yield Problem(
            f"tasks[{position}].presses[{len(task.presses) - 1}].reply_by",
            N_("任务“{what}”的{level}应在 {day} 以前答复，还没有答复"),
            since=day_after(press.reply_by.latest),
            what=task.what,
            level=press.level,
            day=str(press.reply_by),
        )
