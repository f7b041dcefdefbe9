"""调研没有人员。

查什么：调研有没有写由谁去的（`by`），写身份也可以。有几条记录的，只看最齐全的一条。

为什么：议事会成员和委员应当早参与调研，要看得出是谁。

例：写了“实地踏勘”，没有写谁去的。

怎样改：`xieshang topic edit 编码`，在 `research` 里补人员。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import clearest_research


@rule("TP304", Topic, step=Step.RESEARCH, gate=True, provision=N_("六步议事·议前调研"))
def research_without_people(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Somebody went and looked."""
    entry = clearest_research(topic)
    if entry and not entry[1].by:
        yield Problem(f"research[{entry[0]}].by", N_("调研没有人员"))
