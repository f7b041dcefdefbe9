"""诉求登记一个月还没有归入议题。

查什么：登记满三十天的诉求有没有归入议题；没有日期的，从所属年度的年底算起。不是每条诉求都要成为议题，
这只是提示。

为什么：几个月收几十条诉求，容易漏掉。

例：3 月 2 日登记，到 4 月 2 日没有议题引用它。

怎样改：`xieshang request link 诉求 --topic 议题`；一个议题可以归并许多诉求。
"""

from collections.abc import Iterator
from datetime import date

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after
from xieshang_cli.model.identity import year_of
from xieshang_cli.model.records import Records
from xieshang_cli.model.request import Request
from xieshang_cli.rules.engine import Problem, rule


@rule("RQ003", Request, severity=Severity.INFO)
def request_without_topic(request: Request, records: Records) -> Iterator[Problem]:
    """A request that leads nowhere should at least be seen."""
    if not records.topics_of_request(request.id):
        day = request.on.latest if request.on else date(int(year_of(request.id)), 12, 31)
        yield Problem("id", N_("登记三十天，还没有归入议题"), since=day_after(day, 30))
