"""还没有开的会已经有结果。

查什么：写了结果、意见或者纪要的协商会，日期是不是还没有到。只排了日期的预告不查；到了那一天，这个问题自己消失。

为什么：写错年份是常见的笔误；会还没有开，不会有结果。

例：2026 年 5 月开的会，日期写成 2027-05-20。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import in_the_future


@rule("SE006", Session, severity=Severity.ERROR)
def session_dated_in_the_future(session: Session, _records: Records) -> Iterator[Problem]:
    """A session that came to something has been held."""
    if session.held_on and (session.outcomes or session.opinions or session.minutes):
        yield from in_the_future([("held_on", session.held_on)], session.events)
