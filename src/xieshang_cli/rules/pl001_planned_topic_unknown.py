"""计划里对应的议题不存在。

查什么：年度计划的议题写了对应的议题编码，而档案库里没有这个议题。

为什么：对应错了，计划的进展就统计不出来。

例：`topic: 620302001-2026-7k3m`，而这个议题已改到别的档案库。

怎样改：用 `xieshang plan link` 写明正确的议题。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("PL001", Plan, provision=N_("年度协商计划"))
def planned_topic_unknown(plan: Plan, records: Records) -> Iterator[Problem]:
    """A matter of the plan leads to its topic."""
    for position, planned in enumerate(plan.topics):
        if planned.topic and records.topic(planned.topic) is None:
            yield Problem(f"topics[{position}].topic", N_("没有议题 {topic}"), topic=planned.topic)
