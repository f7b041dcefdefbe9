"""Adoption (采纳情况): what was submitted to which body, what it answered, and after how many days."""

from collections.abc import Sequence

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import Row, TopicRow
from xieshang_cli.reports.adoption_counts import (
    ANSWERS,
    FIGURES,
    Answer,
    adoption_counted,
    answer_of,
    days_to_answer,
)
from xieshang_cli.reports.counting import STATION, Figure, Sums, add_up, station_of, sums_data, sums_table, whole_of
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import raised_notes, selection_note, unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection, partial

_SHOWN = tuple(figure for figure in FIGURES if not figure.key.startswith("days"))


@report(
    "adoption",
    title=N_("协商成果采纳情况"),
    summary=N_("成果报送给谁、文号、采纳、部分采纳、不采纳、没有答复，多少天答复。"),
    needs=("topics",),
    counted=adoption_counted,
)
def adoption(selection: Selection) -> Document:
    """Give a line a body, one a station, and one a topic submitted."""
    counted = adoption_counted(selection)
    bodies, stations = add_up(counted.items, _body), add_up(counted.items, station_of)
    total = whole_of(stations)
    rows = [(row, answer) for row in selection.topics if (answer := answer_of(row, selection)) is not None]
    return Document(
        kind="report.adoption",
        title=_("协商成果采纳情况"),
        as_of=selection.today,
        blocks=[
            _table("by_body", _("报送对象"), [(_body_words(body), sums) for body, sums in bodies.items()], total),
            _table(
                "by_station",
                _(STATION.label),
                [(selection.unit_name(code), sums) for code, sums in stations.items()],
                total,
            ),
            _topic_table(rows, selection),
        ],
        notes=_notes(selection),
        counts={
            "topics": len(rows),
            "undated": selection.undated.get("topics", 0),
            "unreadable": len(selection.unreadable),
        },
        data={
            "total": _sums_data(total),
            "by_body": [{"body": body or None, **_sums_data(sums)} for body, sums in bodies.items()],
            "by_station": [
                {
                    "station": code,
                    "station_name": selection.station_names.get(code),
                    **_sums_data(sums),
                }
                for code, sums in stations.items()
            ],
            "topics": [_data(row, answer) for row, answer in rows],
        },
    )


def _body(row: Row) -> str:
    assert isinstance(row, TopicRow)
    return row.adoption_to or ""


def _body_words(body: str) -> str:
    return body or _("未报送或未记录")


def _mean(sums: Sums) -> int | None:
    known = sums.amount("days_known")
    return sums.amount("days") // known if known else None


def _sums_data(sums: Sums) -> dict[str, object]:
    return {**sums_data(FIGURES, sums), "mean_days": _mean(sums)}


def _table(key: str, head: str, lines: Sequence[tuple[str, Sums]], total: Sums) -> Table:
    """Give one line each, with the mean days that answers took where days are known."""
    figures: list[Figure] = [*_SHOWN, next(figure for figure in FIGURES if figure.key == "days_known")]
    table = sums_table(
        key,
        [Column(key.removeprefix("by_"), head)],
        figures,
        [([name], sums) for name, sums in lines],
        total,
        title=_("按{what}").format(what=head),
        empty=_("没有达成共识的议题。"),
    )
    sums = [*(found for _name, found in lines), *([total] if lines else [])]
    means = [_mean(found) for found in sums]
    columns = [*table.columns, Column("mean_days", _("平均答复天数"), is_number=True)]
    rows = [[*row, "" if mean is None else mean] for row, mean in zip(table.rows, means, strict=True)]
    return Table(key, columns, rows, table.title, table.empty)


def _topic_table(rows: Sequence[tuple[TopicRow, Answer]], selection: Selection) -> Table:
    columns = [
        Column("id", _("编码"), goes=3),
        Column("title", _("议题")),
        Column(STATION.key, _(STATION.label), goes=2),
        Column("to", _("报送对象")),
        Column("document_number", _("文号"), goes=1),
        Column("submitted_on", _("报送日期")),
        Column("result", _("结果")),
        Column("answered_on", _("答复日期")),
        Column("days", _("天数"), is_number=True),
    ]
    cells = [_cells(row, answer, selection) for row, answer in rows if answer != Answer.NOT_SUBMITTED]
    return Table("topics", columns, cells, title=_("逐件"), empty=_("没有报送的成果。"), headline="title")


def _cells(row: TopicRow, answer: Answer, selection: Selection) -> list[Value]:
    is_answered = row.adoption_result is not None
    return [
        row.id,
        row.title,
        selection.unit_name(row.station),
        row.adoption_to,
        row.adoption_number,
        partial(row.submitted_on),
        _(ANSWERS[answer]),
        partial(row.answered_on) if is_answered else "",
        days_to_answer(row) if is_answered else "",
    ]


def _data(row: TopicRow, answer: Answer) -> dict[str, object]:
    return {
        "id": row.id,
        "title": row.title,
        "station": row.station,
        "to": row.adoption_to,
        "document_number": row.adoption_number,
        "submitted_on": row.submitted_on,
        "answered_on": row.answered_on,
        "result": answer.value,
        "days": days_to_answer(row),
    }


def _notes(selection: Selection) -> list[str]:
    return [
        _("采纳率＝（采纳＋部分采纳）÷有答复的；报送 {n} 天没有答复的算超期。").format(
            n=selection.policy.adoption_answer_days
        ),
        _("平均答复天数只计报送和答复日期都记到日的；没有达成共识也没有报送的议题不在表里。"),
        *raised_notes(selection),
        *unreadable_notes(selection.unreadable),
        selection_note(selection),
    ]
