"""某一类人数比名单上的还少。

查什么：按身份写的人数，是不是少于名单上这一身份到会的人数；是确数才查。

为什么：名单和人数都给的，应当对得上。

例：政协委员写 2 人，名单上有 3 位委员到会。

怎样改：核对签到表，改正人数或者名单。
"""

from collections import Counter
from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE008", Session, severity=Severity.ERROR)
def fewer_counted_than_named_by_role(session: Session, _records: Records) -> Iterator[Problem]:
    """For each role, those named were there too."""
    if session.headcount is None or not session.headcount.by_role or not session.participants:
        return
    named = Counter(person.role for person in session.participants if person.took_part)
    for role, count in session.headcount.by_role.items():
        if count.is_exact and count.number is not None and count.number < named[role]:
            text = N_("{role} {counted} 人，少于名单上到会的 {named} 人")
            yield Problem(f"headcount.by_role.{role}", text, role=role, counted=count.number, named=named[role])
