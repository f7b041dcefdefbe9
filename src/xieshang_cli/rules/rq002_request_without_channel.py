"""诉求没有征集渠道。

查什么：每条诉求有没有写从哪个渠道来（`channel`）。

为什么：不知道渠道，就看不出哪个渠道管用。

例：只写了内容。

怎样改：在登记簿文件里补 `channel`；都不合适的写“其他”。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.request import Request
from xieshang_cli.rules.engine import Problem, rule


@rule("RQ002", Request)
def request_without_channel(request: Request, _records: Records) -> Iterator[Problem]:
    """Which channels work is seen here first."""
    if not request.channel:
        yield Problem("channel", N_("没有征集渠道"))
