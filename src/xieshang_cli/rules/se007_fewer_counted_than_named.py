"""总人数比名单上到会的还少。

查什么：写了总人数的，是不是少于名单上到会的人数；总人数是确数才查。请假、缺席、列席和书面参加的不算到会。

为什么：名单和人数都给的，应当对得上。

例：总人数 14，名单上到会 16 人。

怎样改：核对签到表，改正人数或者名单。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE007", Session, severity=Severity.ERROR)
def fewer_counted_than_named(session: Session, _records: Records) -> Iterator[Problem]:
    """Those named were there, so at least as many were counted."""
    total = session.headcount.total if session.headcount else None
    if total is not None and total.is_exact and total.number is not None:
        named = sum(person.took_part for person in session.participants)
        if total.number < named:
            text = N_("总人数 {total}，少于名单上到会的 {named} 人")
            yield Problem("headcount.total", text, total=total.number, named=named)
