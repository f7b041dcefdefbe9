"""诉求写了将来的日期。

查什么：登记日期是不是还没有到。到了那一天，这个问题自己消失。

为什么：多半是写错了月份。

例：3 月登记，日期写成 2026-12-02。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.model.records import Records
from xieshang_cli.model.request import Request
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import in_the_future


@rule("RQ008", Request, severity=Severity.ERROR)
def request_dated_in_the_future(request: Request, _records: Records) -> Iterator[Problem]:
    """What came in has a day that has come."""
    if request.on:
        yield from in_the_future([("on", request.on)], ())
