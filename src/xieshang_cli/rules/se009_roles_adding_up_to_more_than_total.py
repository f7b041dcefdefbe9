"""各类人数加起来比总人数多。

查什么：各类人数之和是不是大于总人数；总人数是确数才查，约数按写明的数算时不查。只在名单上的身份也加进去，名单比人数多的按
名单；列席的不算。

为什么：一个人两种身份的只算一次。

例：总人数 14，委员 3、群众代表 8、部门 5。

怎样改：核对签到表；一人两种身份的，只记一种。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE009", Session, severity=Severity.ERROR)
def roles_adding_up_to_more_than_total(session: Session, _records: Records) -> Iterator[Problem]:
    """The parts are not more than the whole."""
    head = session.headcount
    if head is None or not head.by_role or head.total is None or not head.total.is_exact or head.total.number is None:
        return
    added = sum(count.number or 0 for count in session.counts_by_role().values() if count.is_exact)
    if added > head.total.number:
        text = N_("各类人数合计 {added}，多于总人数 {total}")
        yield Problem("headcount.by_role", text, added=added, total=head.total.number)
