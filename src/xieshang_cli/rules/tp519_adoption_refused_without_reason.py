"""不采纳或部分采纳没有写理由。

查什么：采纳情况是部分采纳、不采纳的，有没有写理由。

为什么：不采纳要说明理由，才能向群众交代。

例：区政府部分采纳，没有说哪些不采纳、为什么。

怎样改：`xieshang topic adopt 编号 --reason 理由`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import AdoptionResult, Step
from xieshang_cli.rules.engine import Problem, rule


@rule("TP519", Topic, step=Step.IMPLEMENT, provision=N_("协商成果采纳、落实、反馈"))
def adoption_refused_without_reason(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Whoever does not adopt something says why."""
    adoption = topic.adoption
    if adoption and adoption.result in {AdoptionResult.PARTLY, AdoptionResult.NOT_ADOPTED} and not adoption.reason:
        yield Problem("adoption.reason", N_("{result}，没有写理由"), result=adoption.result.label)
