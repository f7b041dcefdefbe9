"""增选晚于离任。

查什么：委员的增选日期（`co_opted_on`）是不是晚于离任日期（`left`）；日期只知道年月的，肯定晚才算。

为什么：先后颠倒，必有一个日期写错；离任以后再次增选的，是新的一段，要另记。

例：2021-12 离任，2023-01 增选。

怎样改：改正日期；再次增选的，删去离任日期，或者另记一条。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.committee import Member
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("MB008", Member, severity=Severity.ERROR)
def co_opted_after_leaving(member: Member, _records: Records) -> Iterator[Problem]:
    """The co-option is a way of joining."""
    if member.joined and member.co_opted_on and member.left and member.left.surely_before(member.co_opted_on):
        text = N_("增选（{co_opted}）晚于离任（{left}）")
        yield Problem("co_opted_on", text, co_opted=str(member.co_opted_on), left=str(member.left))
