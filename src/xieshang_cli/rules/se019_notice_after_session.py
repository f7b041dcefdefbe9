"""通知晚于开会。

查什么：通知日期、材料送达日期是不是晚于开会日期；日期只知道年月的，肯定晚才算。

为什么：会后才通知，来不及准备意见。

例：5 月 20 日开会，5 月 25 日通知。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE019", Session, severity=Severity.ERROR, provision=N_("六步议事·协商议事"))
def notice_after_session(session: Session, _records: Records) -> Iterator[Problem]:
    """People are invited before they meet."""
    if session.notice and session.held_on:
        for name, day in (("on", session.notice.on), ("materials_on", session.notice.materials_on)):
            if day and session.held_on.surely_before(day):
                text = N_("通知（{notified}）晚于开会（{held}）")
                yield Problem(f"notice.{name}", text, notified=str(day), held=str(session.held_on))
