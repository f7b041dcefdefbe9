"""共识没有交办。

查什么：协商会写明的每条共识，有没有任务与它对应（任务的 `agreement`）；不办的也要有一条任务，
写明“不予办理”和理由。

为什么：重协商、轻落实：议了不办，群众就不信了。

例：达成两条共识，只交办了一条。

怎样改：`xieshang task add --topic 编码 --agreement 共识编码 --lead 单位 --due 日期 --supervisor 督办人`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief


@rule("TP501", Topic, step=Step.IMPLEMENT, gate=True, provision=N_("六步议事·办理实施"))
def agreement_without_task(topic: Topic, records: Records) -> Iterator[Problem]:
    """Every point agreed becomes a task or a reasoned refusal."""
    agreements = records.agreements_of(topic.id)
    if agreements:
        with_task = topic.agreements_with_task
        for _session, agreement in agreements:
            if agreement.id not in with_task:
                text = N_("共识“{agreement}”没有交办，也没有说明不办的理由")
                yield Problem("tasks", text, agreement=brief(agreement.text), id=agreement.id)
