"""区划的上级不存在。

查什么：村、社区（十二位代码）所属的乡镇、街道（前九位）在登记册里有没有；乡镇、街道的上级是县区，是登记册本身，
不查。

为什么：没有上级的村，数据汇总不到乡镇。

例：有 620302001003，没有 620302001。

怎样改：`xieshang division import` 补上乡镇、街道，或者改正代码。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.identity import parent_code
from xieshang_cli.model.organisation import Division
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("DV001", Division, structural=True)
def division_without_parent(division: Division, records: Records) -> Iterator[Problem]:
    """A village lies in a township that is recorded."""
    if len(division.code) == 12:
        parent = parent_code(division.code)
        if records.division(parent) is None:
            yield Problem("code", N_("登记册里没有 {code} 的上级 {parent}"), code=division.code, parent=parent)
