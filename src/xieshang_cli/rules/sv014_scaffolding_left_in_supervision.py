"""包抓督导里留着占位文字。

查什么：包抓和督导的文字里有没有整段是“待补充”“请填写……”“TODO”“某某”“xxx”或 `<……>` 的。不知道的事空着
不写，就是“未记录”。

为什么：占位文字看上去像填了，其实没有。

例：发现的问题写着“待补充”。

怎样改：填上事实；不知道的删去这一项。
"""

from collections.abc import Iterator

from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import scaffolding


@rule("SV014", Supervision)
def scaffolding_left_in_supervision(supervision: Supervision, _records: Records) -> Iterator[Problem]:
    """A filler looks like a fact to whoever counts."""
    yield from scaffolding(supervision)
