"""委员名单里留着占位文字。

查什么：政协和委员的文字里有没有整段是“待补充”“请填写……”“TODO”“某某”“xxx”或 `<……>` 的。不知道的事空着
不写，就是“未记录”。

为什么：占位文字看上去像填了，其实没有。

例：工作单位写着“待补充”。

怎样改：填上事实；不知道的删去这一项。
"""

from collections.abc import Iterator

from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import is_of_a_member, scaffolding


@rule("MB016", (Committee, Member))
def scaffolding_left_in_committee(record: Committee | Member, _records: Records) -> Iterator[Problem]:
    """A filler looks like a fact to whoever counts."""
    for problem in scaffolding(record):
        if not is_of_a_member(record, problem.field):
            yield problem
