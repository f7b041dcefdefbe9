"""督导日期在将来。

查什么：督导日期、整改日期是不是还没有到；不晚于最近一次操作的，写的时候已经过去，不查。

为什么：没有发生的事不能记成已经发生。

例：2026 年 3 月登记，督导日期写成 2027-03-02。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.visit_findings import placed_findings
from xieshang_cli.rules.wording import in_the_future


@rule("SV011", Supervision, severity=Severity.ERROR, provision=N_("领导包抓督导"))
def visit_dated_in_the_future(supervision: Supervision, _records: Records) -> Iterator[Problem]:
    """What is planned has not happened."""
    dates: list[tuple[str, PartialDate | None]] = []
    dates += [(f"visits[{position}].on", visit.on) for position, visit in enumerate(supervision.visits)]
    for field, _visit, finding in placed_findings(supervision):
        dates.append((f"{field}.put_right_on", finding.put_right_on))
    yield from in_the_future(dates, supervision.events)
