"""下沉的委员、专委会查不到。

查什么：下沉里的委员编码、专委会编码在各级政协的名单里有没有。

为什么：编码指不到人，下沉的覆盖面就算不准。

例：编码抄错一位。

怎样改：改正编码；委员还没有登记的，先用 `xieshang member new` 登记。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST020", Station, severity=Severity.ERROR, provision=N_("“三个下沉”"))
def assignment_of_somebody_unknown(station: Station, records: Records) -> Iterator[Problem]:
    """An assignment is of somebody there is."""
    for position, part in enumerate(station.assignments):
        if part.member and records.member(part.member) is None:
            yield Problem(f"assignments[{position}].member", N_("没有编码是 {who} 的委员"), who=part.member)
        if part.special_committee and records.special_committee(part.special_committee) is None:
            text = N_("没有编码是 {who} 的专委会")
            yield Problem(f"assignments[{position}].special_committee", text, who=part.special_committee)
