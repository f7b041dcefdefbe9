"""离任早于任委员。

查什么：委员的离任日期（`left`）是不是早于任委员日期（`joined`，没有的看 `co_opted_on`）；日期只知道年月的，肯定早才
算。

为什么：先后颠倒，必有一个日期写错。

例：2021-12 任委员，2020-03 离任。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.committee import Member
from xieshang_cli.model.dated import is_upside_down
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("MB007", Member, severity=Severity.ERROR)
def member_leaving_before_joining(member: Member, _records: Records) -> Iterator[Problem]:
    """Who leaves has joined before."""
    if is_upside_down(member):
        text = N_("离任（{left}）早于任委员（{joined}）")
        yield Problem("left", text, left=str(member.left), joined=str(member.from_))
