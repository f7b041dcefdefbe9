"""Linkage (上下联动): topics up and down the levels, answers in time, and how long at each level."""

from xieshang_cli.language import N_, _
from xieshang_cli.model.identity import level_of
from xieshang_cli.model.partial import CountTotal
from xieshang_cli.model.rows import Row, TransferRow
from xieshang_cli.model.vocabulary import Level
from xieshang_cli.reports.counting import (
    STATION,
    Item,
    Sums,
    add_up,
    station_of,
    stations_data,
    sums_data,
    sums_table,
    whole,
)
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.linkage_counts import FIGURES, LEVELS, linkage_counted, transfers_of
from xieshang_cli.reports.notes import selection_note, unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection


@report(
    "linkage",
    title=N_("上下联动情况"),
    summary=N_("上交、下放、退回各多少，从哪级到哪级；按期答复没有，转告群众没有；在每一级停留多久。"),
    needs=("transfers", "topics"),
    anytime=("transfers", "topics"),
    counted=linkage_counted,
)
def linkage(selection: Selection) -> Document:
    """Give a line for each pair of levels, one a station, and one a level."""
    counted = linkage_counted(selection)
    total = whole(counted.items)
    moved = [item for item in counted.items if isinstance(item.row, TransferRow)]
    levels, stations = add_up(moved, _levels), add_up(moved, station_of)
    return Document(
        kind="report.linkage",
        title=_("上下联动情况"),
        as_of=selection.today,
        blocks=[
            _level_table(levels, moved),
            _station_table(stations, moved, selection),
            _stay_table(total),
        ],
        notes=_notes(selection),
        counts={"transfers": len(transfers_of(selection)), "unreadable": len(selection.unreadable)},
        data={
            "total": sums_data(counted.figures, total),
            "by_levels": [
                {"from": sender, "to": receiver, **sums_data(FIGURES, sums)}
                for (sender, receiver), sums in levels.items()
            ],
            "by_station": stations_data(FIGURES, stations, selection.station_names),
            "levels": [
                {"level": level.value, "stays": _stays(total, level).of, "days": _stays(total, level)}
                for level in LEVELS
            ],
        },
    )


def _levels(row: Row) -> tuple[str, str]:
    assert isinstance(row, TransferRow)
    return level_of(row.sender).value, level_of(row.receiver).value


def _level_table(levels: dict[tuple[str, str], Sums], moved: list[Item]) -> Table:
    lines: list[tuple[list[Value], Sums]] = [
        ([Level(sender), Level(receiver)], sums)  # type: ignore[call-arg] # taken for the making of a member
        for (sender, receiver), sums in levels.items()
    ]
    heads = [Column("from", _("移交方")), Column("to", _("接收方"))]
    return sums_table(
        "by_levels", heads, FIGURES, lines, whole(moved), title=_("从哪级到哪级"), empty=_("没有移交的记录。")
    )


def _station_table(stations: dict[str, Sums], moved: list[Item], selection: Selection) -> Table:
    lines = [([selection.unit_name(code)], sums) for code, sums in stations.items()]
    head = Column(STATION.key, _("提出议题的单位"))
    return sums_table("by_station", [head], FIGURES, lines, whole(moved), title=_("按单位"), empty=_("没有。"))


def _stay_table(total: Sums) -> Table:
    columns = [
        Column("level", _("层级")),
        Column("stays", _("停留次数"), is_number=True),
        Column("days", _("合计天数"), is_number=True),
        Column("mean_days", _("平均天数"), is_number=True),
        Column("unknown", _("天数不明"), is_number=True),
    ]
    rows: list[list[Value]] = []
    for level in LEVELS:
        stays = _stays(total, level)
        known = stays.of - stays.unknown
        days: list[Value] = [stays.number, stays.number // known] if known else ["", ""]
        rows.append([level, stays.of, *days, stays.unknown])
    return Table("levels", columns, rows, title=_("移交过的议题在每一级停留多久"))


def _stays(total: Sums, level: Level) -> CountTotal:
    return total.total(f"{level}.days")


def _notes(selection: Selection) -> list[str]:
    notes = [
        _("移交＝上交＋下放＋方向不明＝等接收＋退回＋已接收；按期答复率不含等答复的和没有期限的。"),
        _("停留从提出或接收那天算到移交被接收、退回或办结那天，还在办的算到今天；日期没有记到日的列为天数不明。"),
        _("已转告群众看答复之后有没有告知提出人的记录。"),
    ]
    if selection.period != (None, None):
        notes.append(_("移交按移交日期归入这段时间。"))
    return [*notes, *unreadable_notes(selection.unreadable), selection_note(selection)]
