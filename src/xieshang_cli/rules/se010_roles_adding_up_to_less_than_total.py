"""各类人数加起来比总人数少。

查什么：各类人数都是确数时，合计是不是少于总人数。只在名单上的身份也加进去；列席的可能算在总人数里，所以也加进去；名单上
有人没有写身份的，补得上就不查。

为什么：少的人没有身份，可能漏记了受影响的人。

例：总人数 14，只写了委员 3、群众代表 8。

怎样改：补上漏记的身份；确实不知道的，加一类“其他”写“未知”。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import OBSERVERS, Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE010", Session)
def roles_adding_up_to_less_than_total(session: Session, _records: Records) -> Iterator[Problem]:
    """When every role is counted, the parts make the whole."""
    head = session.headcount
    if head is None or not head.by_role or head.total is None or not head.total.is_exact or head.total.number is None:
        return
    counts = [*session.counts_by_role().values(), *filter(None, [head.by_role.get(OBSERVERS)])]
    if all(count.is_exact for count in counts):
        added = sum(count.number or 0 for count in counts)
        if added + session.named_by_role()[""] < head.total.number:
            text = N_("各类人数合计 {added}，少于总人数 {total}")
            yield Problem("headcount.by_role", text, added=added, total=head.total.number)
