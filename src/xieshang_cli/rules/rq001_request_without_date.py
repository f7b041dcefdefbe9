"""诉求没有登记日期。

查什么：登记簿里每条诉求有没有登记日期（`on`）；只知道年月也可以。

为什么：群众等了多久，从登记那天算起。

例：从旧本子抄录，没有日期。

怎样改：在登记簿文件里补 `on`，知道多少写多少。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.request import Request
from xieshang_cli.rules.engine import Problem, rule


@rule("RQ001", Request)
def request_without_date(request: Request, _records: Records) -> Iterator[Problem]:
    """How long a resident waits is counted from here."""
    if request.on is None:
        yield Problem("on", N_("没有登记日期"))
