"""调研没有方式。

查什么：调研有没有方式（`method`），例如入户走访、实地踏勘。有几条记录的，只看最齐全的一条。

为什么：到没到过现场，结论的分量不同。

例：只写了调研日期和发现。

怎样改：`xieshang topic edit 编码`，在 `research` 里补方式。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import clearest_research


@rule("TP303", Topic, step=Step.RESEARCH, gate=True, provision=N_("六步议事·议前调研"))
def research_without_method(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Walking the site and reading files show different things."""
    entry = clearest_research(topic)
    if entry and not entry[1].method:
        yield Problem(f"research[{entry[0]}].method", N_("调研没有方式"))
