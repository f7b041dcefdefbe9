"""Which reports there are."""

from datetime import date

from xieshang_cli.language import _
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.registry import catalogue


def reports_page(today: date) -> Document:
    """One line a report, by name."""
    reports = catalogue().values()
    columns = [Column("name", _("名称")), Column("title", _("报表")), Column("summary", _("内容"))]
    rows: list[list[Value]] = [[report.name, _(report.title), _(report.summary)] for report in reports]
    return Document(
        kind="report.list",
        title=_("报表"),
        as_of=today,
        blocks=[Table("reports", columns, rows)],
        notes=[_("出一份报表：xieshang report 名称，可加 --station、--division、--from、--to、--format、--output。")],
        counts={"reports": len(rows)},
        data=[{"name": report.name, "title": report.title, "summary": report.summary} for report in reports],
    )
