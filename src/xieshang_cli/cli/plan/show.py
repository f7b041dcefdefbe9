"""`plan show` and `plan list`."""

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import Conditions, selection, tell_unreadable
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.parameters import DivisionOption
from xieshang_cli.cli.plan.parameters import PlanDivisionOption, YearOption, plan_of
from xieshang_cli.model.rows import PlannedTopicRow, PlanRow, TopicRow
from xieshang_cli.reports.pages.plan import plan_page
from xieshang_cli.reports.plan_list import plan_list
from xieshang_cli.storage.layout import FileKind


@command(exits=(3, 4))
def show(env: Env, division: PlanDivisionOption = None, year: YearOption = None) -> None:
    """查看年度协商计划：怎样制定的、每个议题办到哪一步、哪些议题在计划之外。

    例如：
      xieshang plan show --year 2026
    """
    plan = plan_of(env, division, year)
    index = env.archive.index
    rows = selection(
        env,
        plans=index.rows(PlanRow, "id = ?", (plan.id,)),
        planned_topics=index.rows(PlannedTopicRow, "year = ?", (plan.year,)),
        topics=index.rows(TopicRow, "station LIKE ? || '%'", (plan.code,)),
    )
    env.show(plan_page(plan, page_context(env), rows))
    tell_unreadable(env, FileKind.TOPIC, near=plan.code)


@command(exits=(3, 4))
def list_plans(env: Env, division: DivisionOption = None, year: YearOption = None) -> None:
    """列出年度协商计划：到了哪个环节、多少建议和议题。"""
    conditions = Conditions()
    conditions.below(env, "division", division)
    conditions.equal("year", year)
    rows = env.archive.index.rows(PlanRow, conditions.text, conditions.values)
    env.show(plan_list(selection(env, plans=rows)))
    tell_unreadable(env, FileKind.PLAN)
