"""调研没有发现。

查什么：调研有没有写发现了什么（`findings`）。有几条记录的，只看最齐全的一条。

为什么：开会要用调研的结果，例如路长多少、影响几户。

例：写了去过，没有写看到什么。

怎样改：`xieshang topic edit 编码`，在 `research` 里补发现；量出的数字写进 `facts`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import clearest_research


@rule("TP305", Topic, step=Step.RESEARCH, gate=True, provision=N_("六步议事·议前调研"))
def research_without_findings(topic: Topic, _records: Records) -> Iterator[Problem]:
    """Research that found nothing to write down helps nobody in the session."""
    entry = clearest_research(topic)
    if entry and not entry[1].findings:
        yield Problem(f"research[{entry[0]}].findings", N_("调研没有写发现了什么"))
