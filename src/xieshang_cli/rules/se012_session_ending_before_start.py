"""结束时间早于开始时间。

查什么：会议的结束时间是不是早于开始时间。

为什么：多半是上午、下午写错。

例：14:30 开始，4:00 结束，应当是 16:00。

怎样改：改正时间，用 24 小时制。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE012", Session, severity=Severity.ERROR)
def session_ending_before_start(session: Session, _records: Records) -> Iterator[Problem]:
    """A meeting ends after it begins."""
    if session.start and session.end and session.end.zfill(5) < session.start.zfill(5):
        text = N_("{end} 结束，早于 {start} 开始")
        yield Problem("end", text, end=session.end, start=session.start)
