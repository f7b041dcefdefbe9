"""调研没有日期。

查什么：调研有没有日期（`on`）。有几条记录的，只看最齐全的一条：有一条日期、方式、人员、发现都齐就够了。

为什么：要看出调研在协商以前。

例：写了“多次踏勘”，没有写什么时候。

怎样改：`xieshang topic edit 编码`，在 `research` 里补日期；只知道月份写 `2026-03`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import clearest_research


@rule("TP302", Topic, step=Step.RESEARCH, gate=True, provision=N_("六步议事·议前调研"))
def research_without_date(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Research comes before the session; its day shows it."""
    entry = clearest_research(topic)
    if entry and entry[1].on is None:
        yield Problem(f"research[{entry[0]}].on", N_("调研没有日期"))
