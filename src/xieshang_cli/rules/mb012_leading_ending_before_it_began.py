"""领导免职、专委会撤销早于开始。

查什么：领导的免职日期是不是早于任职日期，专委会的撤销日期是不是早于设立日期；日期只知道年月的，肯定早才算。

为什么：先后颠倒，必有一个日期写错。

例：2021-12 任副主席，2020-03 免职。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import upside_down


@rule("MB012", Committee, severity=Severity.ERROR)
def leading_ending_before_it_began(committee: Committee, _records: Records) -> Iterator[Problem]:
    """What holds from a day holds until a later one."""
    yield from upside_down("leaders", committee.leaders)
    yield from upside_down("special_committees", committee.special_committees)
