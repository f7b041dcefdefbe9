"""包抓的区划查不到。

查什么：县政协领导包抓的乡镇、街道，在本县的区划登记册里有没有；省、市政协包抓的市州、县区，登记册不记，不查。

为什么：包抓的区划不存在，真正的那一个就没有人包抓。

例：代码抄错一位。

怎样改：改正代码，或者用 `xieshang division import` 补区划。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.rules.engine import Problem, rule


@rule("SV007", Supervision, severity=Severity.ERROR, provision=N_("领导包抓督导"))
def responsibility_for_unknown_division(supervision: Supervision, records: Records) -> Iterator[Problem]:
    """A leader answers for a place there is."""
    for position, part in enumerate(supervision.responsibilities):
        code = part.division
        is_of_county = len(supervision.code) == 6 < len(code) and code.startswith(supervision.code)
        if is_of_county and records.division(code) is None:
            text = N_("{name}包抓的 {code} 不在区划登记册里")
            yield Problem(f"responsibilities[{position}].division", text, name=part.name, code=code)
