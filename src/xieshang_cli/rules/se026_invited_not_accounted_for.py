"""请了的人没有登记来没来。

查什么：已经开过的会，名单上还有人停在“已邀请”。

为什么：抽中、邀请的人来了多少，看得出参与是不是真的；没有登记的，不算到会，也不算缺席。

例：随机抽取五户，会后只登记了总人数。

怎样改：来了的 `xieshang session attend 会议编码 --name 姓名`；没有来的加 `--status 缺席` 或 `--status 请假`。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE026", Session, severity=Severity.INFO)
def invited_not_accounted_for(session: Session, _records: Records) -> Iterator[Problem]:
    """Whoever was asked to come came or did not."""
    invited = sum(person.is_invited for person in session.participants)
    if session.held_on is not None and invited:
        yield Problem("participants", N_("有 {n} 位请了的人没有登记来没来"), n=invited)
