"""诉求的工作站不存在。

查什么：诉求编码开头的代码有没有对应的工作站或者区划；县级以上单位（代码六位以内）不查。

为什么：没有工作站的诉求，没有人去办。

例：登记簿放在 `requests/620302009/`，档案库里没有这个工作站。

怎样改：先 `xieshang station new`，或者改正登记簿的文件夹和编码。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.identity import code_of
from xieshang_cli.model.records import Records
from xieshang_cli.model.request import Request
from xieshang_cli.rules.engine import Problem, rule


@rule("RQ006", Request, structural=True)
def request_of_unknown_station(request: Request, records: Records) -> Iterator[Problem]:
    """A register belongs to a unit that exists."""
    code = code_of(request.id)
    if len(code) > 6 and records.station(code) is None and records.division(code) is None:
        yield Problem("id", N_("没有代码是 {station} 的工作站"), station=code)
