"""The list of divisions: townships, streets, villages, communities, and when each joined."""

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import DivisionRow
from xieshang_cli.model.vocabulary import DivisionKind, RolloutStage
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, partial, term


@report(
    "division_list",
    title=N_("区划列表"),
    summary=N_("乡镇街道和村社区，何时开展协商。"),
    needs=("divisions",),
    options=("as_of",),
)
def division_list(selection: Selection) -> Document:
    """Order by code, which puts each division below the one it belongs to.

    Where a day was asked for, only those that had joined by then; those whose day nobody recorded are counted.
    """
    divisions = sorted(selection.divisions, key=lambda row: row.code)
    notes: list[str] = []
    if selection.as_of is not None:
        day = selection.as_of.isoformat()
        undated = sum(row.joined_from is None for row in divisions)
        divisions = [row for row in divisions if row.joined_from is not None and row.joined_from <= day]
        notes = [_("另有 {n} 个区划没有记录开展日期，未列出。").format(n=undated)] if undated else []
    return Document(
        kind="division.list",
        title=_("区划"),
        as_of=selection.roster_day,
        blocks=[
            Table(
                key="divisions",
                columns=[
                    Column("code", _("代码")),
                    Column("name", _("名称")),
                    Column("kind", _("类型")),
                    Column("joined", _("开展日期")),
                    Column("stage", _("阶段"), goes=1),
                ],
                rows=[_row(row) for row in divisions],
                empty=_("没有登记区划。") if selection.as_of is None else _("没有已开展的区划。"),
            )
        ],
        notes=[*notes, *unreadable_notes(selection.unreadable)],
        counts={"divisions": len(divisions)},
    )


def _row(row: DivisionRow) -> list[Value]:
    stage = term(RolloutStage, row.stage) if row.stage else None
    return [row.code, row.name, term(DivisionKind, row.kind), partial(row.joined), stage]
