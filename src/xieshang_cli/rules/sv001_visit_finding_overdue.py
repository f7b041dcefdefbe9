"""督导发现的问题逾期没有整改。

查什么：督导发现的问题，过了整改期限（`due`）有没有整改完成（`put_right_on`）。期限只写到年月的，过了那个月才算。

为什么：督导发现了问题，到期不整改，督导就走了过场。

例：期限 2026-06-30，到 7 月还没有整改。

怎样改：整改了的，用 `xieshang supervise resolve` 写整改日期、情况和确认人；没有的，请工作站整改。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after, day_before
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief
from xieshang_cli.rules.visit_findings import placed_findings


@rule("SV001", Supervision, provision=N_("领导包抓督导"))
def visit_finding_overdue(supervision: Supervision, _records: Records) -> Iterator[Problem]:
    """A deadline passed and the fault is still there."""
    for field, _visit, finding in placed_findings(supervision):
        if finding.due:
            since = day_after(finding.due.latest)
            until = day_before(finding.put_right_on.earliest) if finding.put_right_on else None
            if until is None or since <= until:
                values = {"finding": brief(finding.text), "due": str(finding.due)}
                text = N_("督导发现的“{finding}”已过整改期限 {due}")
                yield Problem(f"{field}.due", text, since=since, until=until, **values)
