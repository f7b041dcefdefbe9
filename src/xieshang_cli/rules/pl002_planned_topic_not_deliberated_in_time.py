"""计划的议题过了时间还没有协商。

查什么：计划写明了月份，这个月过去以后，议题还没有开过协商会；已取消的不算。

为什么：计划经党委常委会审定，到时间不协商，应当说明。

例：计划 5 月协商“农村饮水”，到 6 月 1 日还没有会议记录。

怎样改：开会并登记；不再协商的用 `xieshang plan drop` 写明理由。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("PL002", Plan, provision=N_("年度协商计划"))
def planned_topic_not_deliberated_in_time(plan: Plan, records: Records) -> Iterator[Problem]:
    """What is planned for a month is deliberated by its end."""
    for position, planned in enumerate(plan.topics):
        if planned.month is None or planned.dropped or (planned.topic and records.sessions_of(planned.topic)):
            continue
        yield Problem(
            f"topics[{position}].month",
            N_("“{title}”计划在 {month} 协商，还没有开会"),
            since=day_after(planned.month.latest),
            title=planned.title,
            month=str(planned.month),
        )
