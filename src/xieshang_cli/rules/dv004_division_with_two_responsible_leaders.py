"""区划同时有两位包抓领导。

查什么：同一级政协的两位领导，是不是同时包抓同一个区划；日期只知道年月的，肯定重叠才算。

为什么：两个人包抓，出了问题找谁说不清。

例：调整分工以后，原来的包抓没有结束。

怎样改：用 `xieshang supervise release` 结束原来的一位。
"""

from collections import defaultdict
from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Division
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Responsibility
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import overlaps


@rule("DV004", Division, provision=N_("领导包抓督导"))
def division_with_two_responsible_leaders(division: Division, records: Records) -> Iterator[Problem]:
    """One leader answers for a division."""
    by_committee: defaultdict[str, list[tuple[int, Responsibility]]] = defaultdict(list)
    for number, (holder, part) in enumerate(records.responsible_for(division.code)):
        by_committee[holder.code].append((number, part))
    for placed in by_committee.values():
        for _number, part, other, days in overlaps(placed):
            if (part.member or part.name) != (other.member or other.name):
                values = {"name": division.name, "first": other.name, "second": part.name}
                text = N_("{name}同时由{first}和{second}包抓")
                yield Problem("code", text, since=days.since, until=days.until, **values)
