"""The list of yearly plans."""

from xieshang_cli.language import N_, _
from xieshang_cli.model.vocabulary import PlanStageKind
from xieshang_cli.reports.document import Column, Document, Table
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, partial, term


@report("plan_list", title=N_("年度协商计划列表"), summary=N_("到了哪个环节、多少建议和议题。"), needs=("plans",))
def plan_list(selection: Selection) -> Document:
    """Order by division and year."""
    plans = sorted(selection.plans, key=lambda row: (row.division, row.year))
    columns = [
        Column("id", _("编码")),
        Column("division", _("区划")),
        Column("year", _("年度"), is_number=True),
        Column("stage", _("环节")),
        Column("stage_on", _("日期")),
        Column("proposals", _("建议"), is_number=True),
        Column("topics", _("议题"), is_number=True),
    ]
    return Document(
        kind="plan.list",
        title=_("年度协商计划"),
        as_of=selection.today,
        blocks=[
            Table(
                key="plans",
                columns=columns,
                rows=[
                    [
                        row.id,
                        selection.place_name(row.division),
                        row.year,
                        term(PlanStageKind, row.stage) if row.stage else None,
                        partial(row.stage_on),
                        row.proposals,
                        row.topics,
                    ]
                    for row in plans
                ],
                empty=_("没有年度协商计划。"),
            )
        ],
        notes=unreadable_notes(selection.unreadable),
        counts={"plans": len(plans)},
        data=[row._asdict() for row in plans],
    )
