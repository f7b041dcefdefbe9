"""区划没有类型。

查什么：乡镇以下的区划有没有写明类型：镇、乡、街道、村、社区。

为什么：覆盖面分乡镇、街道、村、社区统计，“其他”哪一类都不算。

例：导入的名称是“开发区管委会”，看不出类型，记成了“其他”。

怎样改：改正 `kind`；确实都不是的不用改。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Division
from xieshang_cli.model.records import Records
from xieshang_cli.model.vocabulary import DivisionKind
from xieshang_cli.rules.engine import Problem, rule


@rule("DV002", Division)
def division_of_unknown_kind(division: Division, _records: Records) -> Iterator[Problem]:
    """Coverage is counted by kind."""
    if division.kind is DivisionKind.OTHER and len(division.code) > 6:
        yield Problem("kind", N_("{name}没有写明是镇、乡、街道、村还是社区"), name=division.name)
