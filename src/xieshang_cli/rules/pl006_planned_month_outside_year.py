"""计划的月份不在这一年。

查什么：议题的时间是另一年的。

为什么：年度计划管一年，写错年份就不会提醒。

例：2026 年的计划里写 `month: 2025-05`。

怎样改：改正年份；确实是别的年度的，放进那一年的计划。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("PL006", Plan, structural=True)
def planned_month_outside_year(plan: Plan, _records: Records) -> Iterator[Problem]:
    """A yearly plan is about its year."""
    for position, planned in enumerate(plan.topics):
        month = planned.month
        if month is not None and not month.earliest.year <= plan.year <= month.latest.year:
            yield Problem(f"topics[{position}].month", N_("{month} 不在 {year} 年"), month=str(month), year=plan.year)
