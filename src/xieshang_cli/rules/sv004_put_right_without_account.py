"""整改完成，没有写怎样整改、谁确认。

查什么：写了整改日期的问题，有没有整改情况（`put_right_how`）和确认人（`put_right_by`）。

为什么：没有人确认的整改，和没有整改分不清。

例：只写了整改日期。

怎样改：在 `supervision/代码.yaml` 里补上。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.gate_facts import brief
from xieshang_cli.rules.visit_findings import placed_findings


@rule("SV004", Supervision, provision=N_("领导包抓督导"))
def put_right_without_account(supervision: Supervision, _records: Records) -> Iterator[Problem]:
    """Somebody looked, and says what was done."""
    for field, _visit, finding in placed_findings(supervision):
        if finding.put_right_on:
            if finding.put_right_how is None:
                text = N_("“{finding}”已整改，没有写怎样整改")
                yield Problem(f"{field}.put_right_how", text, finding=brief(finding.text))
            if finding.put_right_by is None:
                text = N_("“{finding}”已整改，没有写谁确认")
                yield Problem(f"{field}.put_right_by", text, finding=brief(finding.text))
