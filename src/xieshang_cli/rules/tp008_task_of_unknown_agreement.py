"""任务依据的共识不存在。

查什么：任务的 `agreement` 在本议题的协商会里有没有这条共识。

为什么：接不上共识的任务，看不出是兑现哪一句话。

例：重写协商结果以后，共识换了编码。

怎样改：改正 `agreement`；不是从协商会来的任务不写这一项。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule


@rule("TP008", Topic, structural=True)
def task_of_unknown_agreement(topic: Topic, records: Records) -> Iterator[Problem]:
    """A task leads back to the words it carries out."""
    if any(task.agreement for task in topic.tasks):
        known = {agreement.id for _session, agreement in records.agreements_of(topic.id)}
        for position, task in enumerate(topic.tasks):
            if task.agreement and task.agreement not in known:
                text = N_("本议题的协商会里没有编码是 {agreement} 的共识")
                yield Problem(f"tasks[{position}].agreement", text, agreement=task.agreement)
