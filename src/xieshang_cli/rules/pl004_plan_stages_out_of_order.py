"""计划的制定环节日期前后颠倒。

查什么：后记的环节日期早于前一个环节。

为什么：先审定后起草，说明记错了。

例：主席会议审议记在 1 月 20 日，常委会审定却记在 1 月 10 日。

怎样改：核对日期，改正记错的一项。
"""

from collections.abc import Iterator
from itertools import pairwise

from xieshang_cli.language import N_
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("PL004", Plan, provision=N_("年度协商计划"))
def plan_stages_out_of_order(plan: Plan, _records: Records) -> Iterator[Problem]:
    """Stages follow each other in time."""
    for position, (before, after) in enumerate(pairwise(plan.stages), 1):
        if after.on.surely_before(before.on):
            yield Problem(
                f"stages[{position}].on", N_("{on} 早于上一环节的 {before}"), on=str(after.on), before=str(before.on)
            )
