"""督导人员的委员编码查不到。

查什么：督导人员写委员编码的，名单里有没有这位委员；写姓名的不查。

为什么：编码指不到人，领导督导了几次就数不出来。

例：编码抄错一位。

怎样改：改正编码；委员还没有登记的，先用 `xieshang member new` 登记。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.identity import is_member_id
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.rules.engine import Problem, rule


@rule("SV006", Supervision, severity=Severity.ERROR, provision=N_("领导包抓督导"))
def visit_by_unknown_member(supervision: Supervision, records: Records) -> Iterator[Problem]:
    """Who visits is somebody there is."""
    for position, visit in enumerate(supervision.visits):
        for number, who in enumerate(visit.by):
            if is_member_id(who) and records.member(who) is None:
                yield Problem(f"visits[{position}].by[{number}]", N_("没有编码是 {who} 的委员"), who=who)
