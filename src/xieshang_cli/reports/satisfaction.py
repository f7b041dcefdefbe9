"""Satisfaction (满意度): what forms say about the work and about the result, and topics without any."""

from dataclasses import replace

from xieshang_cli.language import N_, _
from xieshang_cli.model.policy import Policy
from xieshang_cli.model.rows import TopicRow
from xieshang_cli.model.vocabulary import About
from xieshang_cli.reports.counting import (
    STATION,
    Figure,
    Sums,
    add_up,
    station_of,
    stations_data,
    sums_data,
    sums_table,
    whole_of,
)
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import raised_notes, selection_note, unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.satisfaction_counts import (
    TOPICS,
    about_figures,
    answers_found,
    is_to_be_surveyed,
    latest_surveys,
    satisfaction_counted,
)
from xieshang_cli.reports.selection import Selection, partial


@report(
    "satisfaction",
    title=N_("满意度测评情况"),
    summary=N_("发出、收回多少份，各档多少，办理工作和办理结果分开算；哪些议题没有测评。"),
    needs=("topics", "surveys"),
    anytime=("surveys",),
    counted=satisfaction_counted,
)
def satisfaction(selection: Selection) -> Document:
    """Give what was asked about first, then a line a station and matter, then the topics without a survey."""
    counted = satisfaction_counted(selection)
    stations = add_up(counted.items, station_of)
    total = whole_of(stations)
    scale = answers_found(latest_surveys(selection), selection.policy)
    return Document(
        kind="report.satisfaction",
        title=_("满意度测评情况"),
        as_of=selection.today,
        blocks=[
            _about_table(total, scale, selection.policy),
            _forms_table(stations, scale, selection),
            _topics_table(stations, total, selection),
            _unsurveyed_table(selection),
        ],
        notes=_notes(total, selection),
        counts={
            "topics": len(selection.topics),
            "undated": selection.undated.get("topics", 0),
            "unreadable": len(selection.unreadable),
        },
        data={
            "total": sums_data(counted.figures, total),
            "by_station": stations_data(counted.figures, stations, selection.station_names),
            "unsurveyed": [row.id for row in _unsurveyed(selection)],
        },
    )


def _figures(scale: list[str], policy: Policy) -> list[Figure]:
    """Give the columns both matters have, by the keys of the parts once the matter is taken off."""
    return [_bare(figure) for figure in about_figures(About.RESULT, scale, policy)]


def _bare(figure: Figure) -> Figure:
    def off(parts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(part.removeprefix(f"{About.RESULT}.") for part in parts)

    return replace(
        figure,
        key=figure.key.removeprefix(f"{About.RESULT}."),
        counted=off(figure.parts),
        rest=None if figure.rest is None else off(figure.rest),
        left_out=off(figure.left_out),
        within="",
    )


def _of(about: About, sums: Sums) -> Sums:
    """Give the sums of one matter under the keys both have."""
    return Sums(
        {part.removeprefix(f"{about}."): total for part, total in sums.parts.items() if part.startswith(f"{about}.")}
    )


def _about_table(total: Sums, scale: list[str], policy: Policy) -> Table:
    head = Column("about", _("测评事项"))
    lines: list[tuple[list[Value], Sums]] = [([about], _of(about, total)) for about in About]
    return sums_table("by_about", [head], _figures(scale, policy), lines, None, title=_("合计"))


def _forms_table(stations: dict[str, Sums], scale: list[str], selection: Selection) -> Table:
    heads = [Column(STATION.key, _(STATION.label)), Column("about", _("测评事项"))]
    lines: list[tuple[list[Value], Sums]] = [
        ([selection.unit_name(code), about], _of(about, sums))
        for code, sums in stations.items()
        for about in About
        if sums.amount(f"{about}.surveys")
    ]
    return sums_table(
        "by_station",
        heads,
        _figures(scale, selection.policy),
        lines,
        None,
        title=_("按工作站"),
        empty=_("没有满意度测评。"),
    )


def _topics_table(stations: dict[str, Sums], total: Sums, selection: Selection) -> Table:
    lines = [([selection.unit_name(code)], sums) for code, sums in stations.items()]
    head = Column(STATION.key, _(STATION.label))
    return sums_table("topics_by_station", [head], TOPICS, lines, total, title=_("测评了哪些议题"))


def _unsurveyed(selection: Selection) -> list[TopicRow]:
    surveyed = {row.topic for row in selection.surveys}
    rows = [row for row in selection.topics if row.id not in surveyed and is_to_be_surveyed(row)]
    return sorted(rows, key=lambda row: (row.station, row.id))


def _unsurveyed_table(selection: Selection) -> Table:
    columns = [
        Column("id", _("编码")),
        Column("title", _("议题")),
        Column(STATION.key, _(STATION.label)),
        Column("closed_on", _("办结日期")),
    ]
    rows: list[list[Value]] = [
        [row.id, row.title, selection.unit_name(row.station), partial(row.closed_on) if row.closed_on else ""]
        for row in _unsurveyed(selection)
    ]
    empty = _("没有。")
    return Table("unsurveyed", columns, rows, title=_("没有测评的议题"), empty=empty, headline="title")


def _notes(total: Sums, selection: Selection) -> list[str]:
    satisfied = _("＋").join(selection.policy.satisfied_answers)
    notes = [
        _("满意率＝（{satisfied}）÷收回份数；未计入的是份数不明、只知约数，或各档与收回、发出不合的测评次数。").format(
            satisfied=satisfied
        ),
        _("一个议题同一事项测评几次的，以最后一次为准；办结的和在结果反馈的议题才看有没有测评。"),
    ]
    excess = sum(total.amount(f"{about}.excess") for about in About)
    if excess:
        notes.append(_("有的测评各档之和多于收回份数，共多 {n} 份。").format(n=excess))
    return [
        *notes,
        *raised_notes(selection),
        *unreadable_notes(selection.unreadable),
        selection_note(selection),
    ]
