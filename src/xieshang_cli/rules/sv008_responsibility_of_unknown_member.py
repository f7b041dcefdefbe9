"""包抓领导的委员编码查不到。

查什么：包抓领导的委员编码（`member`）在名单里有没有；没有写编码的不查。

为什么：编码指不到人，就看不出是不是领导、有没有离任。

例：编码抄错一位。

怎样改：改正编码；委员还没有登记的，先用 `xieshang member new` 登记。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.rules.engine import Problem, rule


@rule("SV008", Supervision, severity=Severity.ERROR, provision=N_("领导包抓督导"))
def responsibility_of_unknown_member(supervision: Supervision, records: Records) -> Iterator[Problem]:
    """A member's id leads to a member."""
    for position, part in enumerate(supervision.responsibilities):
        if part.member and records.member(part.member) is None:
            text = N_("包抓领导{name}的委员编码 {member} 查不到")
            yield Problem(f"responsibilities[{position}].member", text, name=part.name, member=part.member)
