"""共识改过，任务要重新确认。

查什么：任务分派以后，依据的共识文字改过（换行、空格、全角半角不算），还没有人确认任务照改后的办。

为什么：共识改了，承办单位可能还按原来的办。

例：共识原为“在东侧建充电棚”，后改为“在西侧”，任务没有重新确认。

怎样改：`xieshang task reaffirm 任务编码 --by 承办单位`；要办的事变了的，先 `xieshang task edit`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.texts import words_fingerprint
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP511", Topic, step=Step.IMPLEMENT, provision=N_("六步议事·办理实施"))
def agreement_changed_since_task(topic: Topic, records: Records) -> Iterator[Problem]:
    """A task stands by the words its agreement had when it was given."""
    if all(task.agreement_fingerprint is None for task in topic.tasks):
        return
    words = {agreement.id: agreement.text for _session, agreement in records.agreements_of(topic.id)}
    for position, task in enumerate(topic.tasks):
        now = words.get(task.agreement or "")
        if now is not None and task.agreement_fingerprint not in {None, words_fingerprint(now)}:
            text = N_("任务“{what}”依据的共识改过，要重新确认")
            yield Problem(f"tasks[{position}].agreement_fingerprint", text, what=task.what)
