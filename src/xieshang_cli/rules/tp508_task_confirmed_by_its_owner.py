"""申报和确认是同一个人。

查什么：确认办结的人（`confirmation.by`）是不是就是申报人或者主办单位；空格、标点、全角半角
不同，一处写姓名、一处写委员编码，都算同一个。

为什么：自己说办完不算，要别人看过才算。

例：申报人和确认人都写“街道城建办”。

怎样改：请督办人、提出人或者居民代表去看，再 `xieshang task confirm 任务 --by 确认人`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.same_hand import is_same_hand
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief


@rule("TP508", Topic, step=Step.IMPLEMENT, gate=True, provision=N_("六步议事·办理实施"))
def task_confirmed_by_its_owner(topic: Topic, records: Records) -> Iterator[Problem]:
    """Whoever did the work does not confirm it."""
    for position, task in enumerate(topic.tasks):
        if task.claim and task.confirmation:
            by = task.confirmation.by.strip()
            if any(is_same_hand(by, doer, records) for doer in (task.claim.by, task.lead) if doer):
                text = N_("任务“{task}”由申报的一方自己确认（{by}）")
                yield Problem(f"tasks[{position}].confirmation.by", text, task=brief(task.what), by=by)
