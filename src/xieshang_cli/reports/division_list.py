"""The list of divisions: townships, streets, villages, communities."""

from xieshang_cli.language import N_, _
from xieshang_cli.model.vocabulary import DivisionKind
from xieshang_cli.reports.document import Column, Document, Table
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, partial, term


@report("division_list", title=N_("区划列表"), summary=N_("乡镇街道和村社区，何时开展协商。"), needs=("divisions",))
def division_list(selection: Selection) -> Document:
    """Order by code, which puts each division below the one it belongs to."""
    divisions = sorted(selection.divisions, key=lambda row: row.code)
    return Document(
        kind="division.list",
        title=_("区划"),
        as_of=selection.today,
        blocks=[
            Table(
                key="divisions",
                columns=[
                    Column("code", _("代码")),
                    Column("name", _("名称")),
                    Column("kind", _("类型")),
                    Column("joined", _("开展日期")),
                ],
                rows=[[row.code, row.name, term(DivisionKind, row.kind), partial(row.joined)] for row in divisions],
                empty=_("没有登记区划。"),
            )
        ],
        notes=unreadable_notes(selection.unreadable),
        counts={"divisions": len(divisions)},
    )
