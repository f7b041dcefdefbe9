"""督导发现的问题没有整改期限。

查什么：督导发现的、还没有整改的问题，有没有整改期限（`due`）。

为什么：没有期限的问题，永远不会逾期，也就永远没有人催。

例：发现制度没有上墙，没有写哪一天以前整改。

怎样改：在 `supervision/代码.yaml` 里写 `due`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief
from xieshang_cli.rules.visit_findings import placed_findings


@rule("SV002", Supervision, provision=N_("领导包抓督导"))
def visit_finding_without_deadline(supervision: Supervision, _records: Records) -> Iterator[Problem]:
    """What is to be put right is to be by a day."""
    for field, _visit, finding in placed_findings(supervision):
        if finding.due is None and finding.put_right_on is None:
            yield Problem(field, N_("督导发现的“{finding}”没有整改期限"), finding=brief(finding.text))
