"""What a figure of a report is made of: the records behind it, one line each, and the figures there are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xieshang_cli.language import N_, _
from xieshang_cli.reports.counting import Counted, Figure, Item, shown, whole
from xieshang_cli.reports.document import Column, Document, Fact, Facts, Rate, Table, Value
from xieshang_cli.reports.notes import roster_notes, selection_note, unreadable_notes
from xieshang_cli.reports.registry import Report
from xieshang_cli.reports.selection import Selection

_ROLES = {"counted": N_("计入"), "rest": N_("只在分母里"), "left_out": N_("未计入")}
_NAMES = ("what", "title", "name", "held_on", "on")
"""What a row goes by, the first of these that is known."""
_IDENTITIES = ("id", "code", "member", "topic", "station", "committee")
"""What a row is looked up by, the first of these that is known: a post nobody of the CPPCC holds by its station."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One record behind a figure."""

    id: str
    topic: str | None
    name: str | None
    unit: str | None
    part: str
    role: str
    item: Item


def explanation_page(
    report: Report, counted: Counted, figure: Figure, selection: Selection, titles: Mapping[str, str | None]
) -> Document:
    """Give the figure and the records it is made of; `titles` are those of topics by id."""
    lines = list(_lines(counted, figure, titles))
    value = whole(counted.items).value(figure)
    labels = {line.part: counted.said(line.part) for line in lines}
    facts = Facts(
        "figure",
        [
            Fact("report", _("报表"), _(report.title)),
            *_member(selection),
            Fact("label", _("数字"), figure.said()),
            Fact("value", _("等于"), shown(value)),
            *([Fact("left_out", _("未计入"), value.left_out)] if isinstance(value, Rate) else []),
        ],
    )
    return Document(
        kind="report.explain",
        title=_("“{label}”由哪些记录得来").format(label=figure.said()),
        as_of=selection.roster_day,
        blocks=[facts, _table(lines, labels, figure, selection)],
        notes=_notes(report, selection),
        counts={"records": len(lines), "unreadable": len(selection.unreadable)},
        data={
            "report": report.name,
            "figure": figure.key,
            "label": figure.source,
            "value": value,
            "records": [_data(line) for line in lines],
        },
    )


def figures_page(report: Report, counted: Counted, selection: Selection) -> Document:
    """Give the figures of a report with their values."""
    sums = whole(counted.items)
    columns = [
        Column("figure", _("数字")),
        Column("label", _("说明")),
        Column("value", _("等于"), is_number=True),
        Column("left_out", _("未计入"), is_number=True),
    ]
    rows = [_figure_cells(figure, sums.value(figure)) for figure in counted.figures]
    return Document(
        kind="report.figures",
        title=_("报表“{title}”的数字").format(title=_(report.title)),
        as_of=selection.roster_day,
        blocks=[*([Facts("member", who)] if (who := _member(selection)) else []), Table("figures", columns, rows)],
        notes=[
            _("看一个数字由哪些记录得来：xieshang report explain {report} 数字").format(report=report.name),
            *_notes(report, selection),
        ],
        counts={"figures": len(rows), "unreadable": len(selection.unreadable)},
        data=[
            {"figure": figure.key, "label": figure.source, "value": sums.value(figure)} for figure in counted.figures
        ],
    )


def _member(selection: Selection) -> list[Fact]:
    """Name the member asked for."""
    return [Fact("member", _("委员"), row.name) for row in selection.members if row.id == selection.member]


def _notes(report: Report, selection: Selection) -> list[str]:
    if "as_of" in report.options:
        return roster_notes(selection, uses_period=True)
    return [*unreadable_notes(selection.unreadable), selection_note(selection)]


def _figure_cells(figure: Figure, value: Value) -> list[Value]:
    return [figure.key, figure.said(), shown(value), value.left_out if isinstance(value, Rate) else ""]


def _lines(counted: Counted, figure: Figure, titles: Mapping[str, str | None]) -> Iterator[_Line]:
    """Give the records in the order counted, denominator, left out; what brings nothing is not among them."""
    groups = (("counted", figure.parts), ("rest", figure.rest or ()), ("left_out", figure.left_out))
    role_of = {part: role for role, parts in groups for part in parts}
    order = list(_ROLES)
    found = [item for item in counted.items if item.part in role_of and (item.amount or item.unknown)]
    for item in sorted(found, key=lambda item: order.index(role_of[item.part])):
        facts = item.row._asdict()
        identity = next(facts[name] for name in _IDENTITIES if facts.get(name))
        topic = facts.get("topic") if facts.get("topic") != identity else None
        name = next((facts[name] for name in _NAMES if facts.get(name)), None) or titles.get(identity)
        unit = facts.get("station") or facts.get("committee") or facts.get("division")
        yield _Line(identity, topic, name, unit, item.part, role_of[item.part], item)


def _table(lines: list[_Line], labels: Mapping[str, str], figure: Figure, selection: Selection) -> Table:
    columns = [
        Column("id", _("编码")),
        Column("topic", _("议题"), goes=1),
        Column("name", _("名称")),
        Column("unit", _("单位"), goes=2),
        Column("part", _("属于")),
        Column("amount", _("数量"), is_number=True),
        *([Column("role", _("计入"))] if figure.is_share else []),
    ]
    rows: list[list[Value]] = [
        [
            line.id,
            line.topic or "",
            line.name or "",
            selection.unit_name(line.unit) if line.unit else "",
            labels[line.part],
            None if line.item.unknown else line.item.amount,
            *([_(_ROLES[line.role])] if figure.is_share else []),
        ]
        for line in lines
    ]
    return Table("records", columns, rows, title=_("记录"), empty=_("没有记录。"))


def _data(line: _Line) -> dict[str, object]:
    return {
        "id": line.id,
        "topic": line.topic,
        "name": line.name,
        "station": line.unit,
        "part": line.part,
        "role": line.role,
        "amount": None if line.item.unknown else line.item.amount,
        "approximate": bool(line.item.approximate),
    }
