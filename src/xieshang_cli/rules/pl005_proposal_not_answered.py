"""计划审定了，建议还没有答复。

查什么：计划已由党委常委会审定，还有建议没有写明列入、合并还是未列入。

为什么：提建议的人应当知道结果；没有下文，下次就不提了。

例：县水务局建议协商饮水安全，计划审定后没有写处理结果。

怎样改：`xieshang plan answer 建议编码 --result taken`，未列入的写明理由。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.records import Records
from xieshang_cli.model.vocabulary import PlanStageKind
from xieshang_cli.rules.engine import Problem, rule


@rule("PL005", Plan, provision=N_("年度协商计划"))
def proposal_not_answered(plan: Plan, _records: Records) -> Iterator[Problem]:
    """Whoever proposed something hears what became of it."""
    if not plan.stages or plan.stages[-1].stage is not PlanStageKind.DECIDED:
        return
    for position, proposal in enumerate(plan.proposals):
        if proposal.result is None:
            yield Problem(f"proposals[{position}]", N_("建议 {id} 没有答复"), id=proposal.id)
