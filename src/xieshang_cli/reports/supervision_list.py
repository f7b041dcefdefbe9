"""The lists of responsibility (包抓) and of visits (督导)."""

from collections.abc import Mapping

from xieshang_cli.language import _
from xieshang_cli.model.identity import level_of
from xieshang_cli.model.rows import ResponsibilityRow, VisitRow
from xieshang_cli.reports.deadlines import is_overdue
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.selection import Selection, last_day, partial


def responsibility_list(selection: Selection) -> Document:
    """Order: by division from the top down, in each the earlier first."""
    rows = sorted(selection.responsibilities, key=lambda row: (row.division, row.first or "", row.name))
    columns = [
        Column("division", _("包抓区划")),
        Column("level", _("层级"), goes=2),
        Column("name", _("包抓领导")),
        Column("committee", _("政协"), goes=1),
        Column("from", _("开始日期")),
        Column("until", _("结束日期")),
    ]
    return Document(
        kind="supervise.list",
        title=_("包抓分工"),
        as_of=selection.roster_day,
        blocks=[
            Table(
                "responsibilities",
                columns,
                [_responsibility_cells(row, selection) for row in rows],
                empty=_("没有符合条件的包抓记录。"),
            )
        ],
        notes=unreadable_notes(selection.unreadable),
        counts={"responsibilities": len(rows), "divisions": len({row.division for row in rows})},
        data=[_responsibility_data(row, selection) for row in rows],
    )


def visit_list(selection: Selection, names: Mapping[str, str]) -> Document:
    """Put the latest first; `names` are of members whose ids stand in visits."""
    rows = sorted(selection.visits, key=lambda row: (row.on_from, row.id), reverse=True)
    columns = [
        Column("id", _("编码")),
        Column("on", _("督导日期")),
        Column("by", _("督导人员")),
        Column("stations", _("工作站")),
        Column("findings", _("发现问题"), is_number=True),
        Column("open", _("待整改"), is_number=True),
        Column("overdue", _("逾期"), is_number=True),
    ]
    return Document(
        kind="visit.list",
        title=_("督导"),
        as_of=selection.today,
        blocks=[
            Table(
                "visits",
                columns,
                [_visit_cells(row, selection, names) for row in rows],
                empty=_("没有符合条件的督导记录。"),
            )
        ],
        notes=unreadable_notes(selection.unreadable),
        counts={
            "visits": len(rows),
            "open": sum(_open(row, selection)[0] for row in rows),
            "overdue": sum(_open(row, selection)[1] for row in rows),
        },
        data=[_visit_data(row, selection) for row in rows],
    )


def _responsibility_cells(row: ResponsibilityRow, selection: Selection) -> list[Value]:
    name = selection.division_names.get(row.division)
    return [
        f"{name} {row.division}" if name else row.division,
        level_of(row.division),
        row.name,
        row.committee,
        partial(row.since),
        partial(row.until) or _("至今"),
    ]


def _responsibility_data(row: ResponsibilityRow, selection: Selection) -> dict[str, object]:
    return {
        "division": row.division,
        "division_name": selection.division_names.get(row.division),
        "level": level_of(row.division).value,
        "name": row.name,
        "member": row.member,
        "committee": row.committee,
        "from": row.since,
        "until": row.until,
    }


def _visit_cells(row: VisitRow, selection: Selection, names: Mapping[str, str]) -> list[Value]:
    waiting, late = _open(row, selection)
    return [
        row.id,
        partial(row.on),
        tuple(names.get(who, who) for who in row.by.splitlines()),
        tuple(selection.unit_name(code) for code in row.stations.split()),
        row.findings,
        waiting,
        late,
    ]


def _visit_data(row: VisitRow, selection: Selection) -> dict[str, object]:
    waiting, late = _open(row, selection)
    return {
        "id": row.id,
        "committee": row.committee,
        "on": row.on,
        "by": row.by.splitlines(),
        "stations": row.stations.split(),
        "findings": row.findings,
        "open": waiting,
        "overdue": late,
    }


def _open(row: VisitRow, selection: Selection) -> tuple[int, int]:
    """Count what is to be put right, and how much of it is late."""
    due = [
        last_day(found.due_last)
        for found in selection.visit_findings
        if found.visit == row.id and found.committee == row.committee and found.put_right_on is None
    ]
    return len(due), sum(is_overdue(day, selection.today) for day in due)
