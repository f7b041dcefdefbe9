"""工作站里留着占位文字。

查什么：工作站的文字里有没有整段是“待补充”“请填写……”“TODO”“某某”“xxx”或 `<……>` 的。

为什么：占位文字看上去像填了，其实没有。

例：站长姓名写着“某某”。

怎样改：填上事实；还没有任命的，删去这一条任职。
"""

from collections.abc import Iterator

from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import scaffolding


@rule("ST004", Station)
def scaffolding_left_in_station(station: Station, _records: Records) -> Iterator[Problem]:
    """A filler looks like a fact to whoever counts."""
    yield from scaffolding(station)
