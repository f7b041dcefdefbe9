"""督导的工作站查不到。

查什么：督导到的工作站、问题所在的工作站有没有登记。

为什么：指不到工作站，问题就不会出现在那个站的待办里。

例：代码抄错一位。

怎样改：改正代码；还没有登记的，用 `xieshang station new` 登记。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.visit_findings import placed_findings


@rule("SV005", Supervision, severity=Severity.ERROR, provision=N_("领导包抓督导"))
def visit_to_unknown_station(supervision: Supervision, records: Records) -> Iterator[Problem]:
    """A visit goes to a station there is."""
    for position, visit in enumerate(supervision.visits):
        for number, code in enumerate(visit.stations):
            if records.station(code) is None:
                yield Problem(f"visits[{position}].stations[{number}]", N_("没有代码是 {code} 的工作站"), code=code)
    for field, _visit, finding in placed_findings(supervision):
        if finding.station and records.station(finding.station) is None:
            yield Problem(f"{field}.station", N_("没有代码是 {code} 的工作站"), code=finding.station)
