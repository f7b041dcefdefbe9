"""诉求里留着占位文字。

查什么：诉求的文字里有没有整段是“待补充”“请填写……”“TODO”“某某”“xxx”或 `<……>` 的。

为什么：占位文字看上去像填了，其实没有。

例：诉求内容写着“测试”。

怎样改：填上事实；试着登记的，删去这一条。
"""

from collections.abc import Iterator

from xieshang_cli.model.records import Records
from xieshang_cli.model.request import Request
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import scaffolding


@rule("RQ009", Request)
def scaffolding_left_in_request(request: Request, _records: Records) -> Iterator[Problem]:
    """A filler looks like a fact to whoever counts."""
    yield from scaffolding(request)
