"""整改、期限早于督导。

查什么：整改日期、整改期限是不是早于督导日期；日期只知道年月的，肯定早才算。

为什么：先后颠倒，必有一个日期写错。

例：5 月 20 日督导，5 月 1 日整改完成。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.visit_findings import placed_findings


@rule("SV003", Supervision, severity=Severity.ERROR, provision=N_("领导包抓督导"))
def put_right_before_found(supervision: Supervision, _records: Records) -> Iterator[Problem]:
    """What is put right was found before."""
    for field, visit, finding in placed_findings(supervision):
        found = str(visit.on)
        if finding.put_right_on and finding.put_right_on.surely_before(visit.on):
            text = N_("整改（{day}）早于督导（{found}）")
            yield Problem(f"{field}.put_right_on", text, day=str(finding.put_right_on), found=found)
        if finding.due and finding.due.surely_before(visit.on):
            text = N_("整改期限（{day}）早于督导（{found}）")
            yield Problem(f"{field}.due", text, day=str(finding.due), found=found)
