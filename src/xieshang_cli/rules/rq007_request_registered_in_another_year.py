"""诉求的登记日期不在登记簿的年度。

查什么：登记日期的年份与编码里的年度是不是相同。

为什么：登记簿一年一册，放错年度就会漏算。

例：编码是 `620302001-2026-7k3m`，登记日期写 2025-12-30。

怎样改：改正日期，或者移到那一年的登记簿，换编码。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.identity import year_of
from xieshang_cli.model.records import Records
from xieshang_cli.model.request import Request
from xieshang_cli.rules.engine import Problem, rule


@rule("RQ007", Request, severity=Severity.ERROR)
def request_registered_in_another_year(request: Request, _records: Records) -> Iterator[Problem]:
    """A register holds one year."""
    if request.on and str(request.on.earliest.year) != year_of(request.id):
        text = N_("登记日期 {day} 不在 {year} 年的登记簿里")
        yield Problem("on", text, day=str(request.on), year=year_of(request.id))
