"""包抓的委员不是领导。

查什么：包抓期间，这位委员在自己的政协里是不是领导（`leaders`）。日期只知道年月的，肯定不是才算；那个政协没有登记的
不查。

为什么：文件要求的是“领导包抓督导机制”。

例：副主席免职以后，包抓没有调整。

怎样改：改由现任领导包抓；领导没有登记的，用 `xieshang committee appoint` 补。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.identity import code_of
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import days_of, gaps


@rule("SV009", Supervision, provision=N_("领导包抓督导"))
def responsibility_of_no_leader(supervision: Supervision, records: Records) -> Iterator[Problem]:
    """Leaders answer for divisions."""
    for position, part in enumerate(supervision.responsibilities):
        if not part.member or records.member(part.member) is None:
            continue
        committee = records.committee(code_of(part.member))
        if committee is None:
            continue
        leading = [leader for leader in committee.leaders if leader.member == part.member]
        for days in gaps(leading, days_of(part)):
            values = {"name": part.name, "division": part.division}
            field = f"responsibilities[{position}].member"
            text = N_("{name}包抓 {division}，但没有担任领导职务")
            yield Problem(field, text, since=days.since, until=days.until, **values)
