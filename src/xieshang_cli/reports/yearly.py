"""The yearly summary (年度总结): text and tables for one year and unit; every sentence is made of figures.

Each sentence says of which topics, sessions or tasks it speaks, and what is not known is said to be so.
"""

from collections.abc import Sequence

from xieshang_cli.language import N_, _
from xieshang_cli.reports.attendance_counts import quarter_held
from xieshang_cli.reports.counting import Counted, Figure, Sums, add_up, shown, sums_data, whole
from xieshang_cli.reports.document import Bars, Block, Column, Document, Heading, Paragraph, Rate, Table, Value
from xieshang_cli.reports.notes import selection_note, undated_notes, unreadable_notes
from xieshang_cli.reports.participation import bars_by_quarter
from xieshang_cli.reports.promises import BY_FIRST_DEADLINE
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection
from xieshang_cli.reports.yearly_counts import SOURCES, TITLES, yearly_counted
from xieshang_cli.reports.yearly_text import PARAGRAPHS


@report(
    "yearly",
    title=N_("年度工作总结"),
    summary=N_("一年的总结：议题、参与、承诺兑现、采纳、满意度、上下联动，每句话都由记录算出，并附数字表。"),
    needs=("topics", "sessions", "assignments", "postings", "tasks", "surveys", "transfers"),
    anytime=("sessions", "surveys", "transfers"),
    days=BY_FIRST_DEADLINE,
    yearly=True,
    counted=yearly_counted,
)
def yearly(selection: Selection) -> Document:
    """Give a chapter for each kind of figure, and one table with all of them."""
    counted = yearly_counted(selection)
    total = whole(counted.items)
    values = {figure.key: total.value(figure) for figure in counted.figures}
    texts = {name: say(values, selection) for name, say in PARAGRAPHS.items()}
    blocks: list[Block] = []
    for name, text in texts.items():
        blocks += [Heading(_(TITLES[name])), Paragraph(text.strip())]
        if name == "participation":
            blocks.append(_bars(counted))
    return Document(
        kind="report.yearly",
        title=_title(selection),
        as_of=selection.today,
        blocks=[*blocks, Heading(_("数字")), *_tables(counted, total)],
        notes=[
            _("议题按提出日期、协商会按召开日期、任务按原定期限、移交按移交日期归入；情况截至 {day}。").format(
                day=selection.today.isoformat()
            ),
            _("一个数字由哪些记录得来：xieshang report explain yearly 数字 --year {year}").format(
                year=_year(selection)
            ),
            *(note for kind in ("topics", "tasks") for note in undated_notes(selection, kind)),
            *unreadable_notes(selection.unreadable),
            selection_note(selection),
        ],
        counts={
            "topics": len(selection.topics),
            "tasks": len(selection.tasks),
            "undated": sum(selection.undated.values()),
            "unreadable": len(selection.unreadable),
        },
        data={"figures": sums_data(counted.figures, total)},
    )


def _title(selection: Selection) -> str:
    code = selection.station or selection.division
    place = "" if code is None else selection.unit_name(code)
    return _("{place} {year} 年度协商工作总结").format(place=place, year=_year(selection)).strip()


def _year(selection: Selection) -> str:
    start, end = selection.period
    if start == end:
        return str(start or "")
    return f"{start or ''}—{end or ''}"


def _bars(counted: Counted) -> Bars:
    sessions = [item for item in counted.items if item.part == "participation.sessions"]
    return bars_by_quarter(add_up(sessions, quarter_held), "participation.sessions")


def _tables(counted: Counted, total: Sums) -> list[Table]:
    """Give one table for each report, with the key that `explain` asks for."""
    return [
        _table(name, [figure for figure in counted.figures if figure.key.startswith(f"{name}.")], total)
        for name in SOURCES
    ]


def _table(name: str, figures: Sequence[Figure], total: Sums) -> Table:
    columns = [
        Column("figure", _("数字"), goes=1),
        Column("label", _("说明")),
        Column("value", _("等于"), is_number=True),
        Column("left_out", _("未计入"), is_number=True),
    ]
    rows: list[list[Value]] = []
    for figure in figures:
        value = total.value(figure)
        rows.append([figure.key, figure.said(), shown(value), value.left_out if isinstance(value, Rate) else ""])
    return Table(name, columns, rows, title=_(TITLES[name]))
