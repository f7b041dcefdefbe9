"""包抓的结束早于开始。

查什么：包抓的结束日期是不是早于开始日期；日期只知道年月的，肯定早才算。

为什么：先后颠倒，必有一个日期写错。

例：2022-01 开始，2021-03 结束。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import upside_down


@rule("SV013", Supervision, severity=Severity.ERROR, provision=N_("领导包抓督导"))
def responsibility_ending_before_it_began(supervision: Supervision, _records: Records) -> Iterator[Problem]:
    """What holds from a day holds until a later one."""
    yield from upside_down("responsibilities", supervision.responsibilities)
