"""What members did in a year (委员履职档案): a line a member, or one member's sheet; nothing in it is typed by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import MemberRow
from xieshang_cli.model.vocabulary import Attendance, Mode
from xieshang_cli.reports.document import Column, Document, Rate, Table, Value
from xieshang_cli.reports.member_activity import (
    Activities,
    Activity,
    Outcomes,
    activities,
    chosen_members,
    claims_without_day,
)
from xieshang_cli.reports.member_counts import members_counted
from xieshang_cli.reports.member_sheet import sheet_blocks, sheet_data
from xieshang_cli.reports.notes import roster_notes, undated_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.selection import Selection

_NAMES_SHOWN = 10


@report(
    "members",
    title=N_("委员履职档案"),
    summary=N_("每位委员一年里参加协商、调研、值班、认领议题的情况和这些事的结果；--member 出一个人的档案。"),
    needs=(
        "members", "committees", "leaders", "special_committees", "assignments", "postings", "stations", "sessions",
        "research", "duties", "topics",
    ),
    everywhere=("members", "committees", "leaders", "sessions", "research", "duties", "topics", "stations"),
    anytime=("topics",),
    options=("as_of", "member"),
    yearly=True,
    counted=members_counted,
)  # fmt: skip
def members(selection: Selection) -> Document:
    """Look everywhere for what members did, who are those of the place: its committees, or assigned to its station."""
    found = activities(selection)
    chosen = chosen_members(selection)
    if selection.member is not None and len(chosen) == 1:
        return _sheet(chosen[0], found, selection)
    lines = [_line(row, found) for row in sorted(chosen, key=lambda row: (row.committee, row.name, row.id))]
    return Document(
        kind="report.members",
        title=_("委员履职情况 {period}").format(period=_period(selection)),
        as_of=selection.roster_day,
        blocks=[_table(lines, selection)],
        notes=[*_notes(lines, found, selection), *roster_notes(selection, uses_period=True)],
        counts={
            "members": len(lines),
            "without_records": sum(line.activity.is_empty for line in lines),
            "ambiguous": sum(found.ambiguous.values()),
            "undated": sum(selection.undated.values()) + claims_without_day(selection),
            "unreadable": len(selection.unreadable),
        },
        data=[_data(line) for line in lines],
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """One member, what the member did, and what became of the topics consulted on and claimed."""

    row: MemberRow
    activity: Activity
    consulted: Outcomes
    claimed: Outcomes
    agreements: int


def _line(row: MemberRow, found: Activities) -> _Line:
    activity = found.of(row.id)
    return _Line(
        row,
        activity,
        Outcomes.of(found.topics_consulted(activity)),
        Outcomes.of(activity.claimed),
        found.agreements(activity),
    )


def _period(selection: Selection) -> str:
    start, end = selection.period
    if start is not None and start == end:
        return str(start)
    return f"{start or ''}—{end or ''}" if start or end else ""


def _sheet(row: MemberRow, found: Activities, selection: Selection) -> Document:
    line = _line(row, found)
    return Document(
        kind="report.member",
        title=_("{name} 履职档案 {period}").format(name=row.name, period=_period(selection)),
        as_of=selection.roster_day,
        blocks=sheet_blocks(row, found, selection),
        notes=[*_notes([line], found, selection), *roster_notes(selection, uses_period=True)],
        counts={"members": 1, "ambiguous": found.ambiguous.get(row.name, 0), "unreadable": len(selection.unreadable)},
        data={**_data(line), **sheet_data(row, found, selection)},
    )


def _table(lines: Sequence[_Line], selection: Selection) -> Table:
    columns = [
        Column("name", _("姓名")),
        Column("committee", _("政协"), goes=6),
        Column("circle", _("界别"), goes=8),
        Column("attendance", _("到会/应到"), is_number=True),
        Column("excused", _("请假"), is_number=True, goes=4),
        Column("absent", _("缺席"), is_number=True, goes=3),
        Column("remote", _("其中远程"), is_number=True, goes=5),
        Column("written", _("其中书面"), is_number=True, goes=5),
        Column("research", _("调研"), is_number=True),
        Column("duties", _("值班"), is_number=True),
        Column("agreements", _("协商达成共识"), is_number=True, goes=2),
        Column("consulted", _("协商议题办结"), is_number=True, goes=1),
        Column("claimed", _("认领议题办结"), is_number=True),
        Column("claimed_adopted", _("认领列入协商"), is_number=True, goes=2),
        Column("remark", _("备注"), goes=7),
        Column("id", _("编码"), goes=9),
    ]
    rows = [_cells(line, selection) for line in lines]
    if rows:
        rows.append(_total_cells(lines))
    return Table("members", columns, rows, empty=_("没有符合条件的委员。"), headline="name")


def _cells(line: _Line, selection: Selection) -> list[Value]:
    names = {row.code: row.name for row in selection.committees}
    head: list[Value] = [line.row.name, names.get(line.row.committee, line.row.committee), line.row.circle]
    if line.activity.is_empty:
        return [*head, *[None] * 11, _("没有履职记录"), line.row.id]
    return [*head, *_numbers([line]), "", line.row.id]


def _total_cells(lines: Sequence[_Line]) -> list[Value]:
    recorded = [line for line in lines if not line.activity.is_empty]
    numbers: list[Value] = _numbers(recorded) if recorded else [None] * 11
    return [_("合计（人次）"), "", "", *numbers, "", ""]


def _numbers(lines: Sequence[_Line]) -> list[Value]:
    parts = [line.activity for line in lines]
    invited = sum(part.attendance.denominator for part in parts)
    came = sum(part.attendance.numerator for part in parts)
    return [
        Rate(came, invited) if invited else "",
        sum(part.with_status(Attendance.EXCUSED) for part in parts),
        sum(part.with_status(Attendance.ABSENT) for part in parts),
        sum(part.by_mode(Mode.REMOTE) for part in parts),
        sum(part.by_mode(Mode.WRITTEN) for part in parts),
        sum(len(part.research) for part in parts),
        sum(len(part.duties) for part in parts),
        sum(line.agreements for line in lines),
        _closed([line.consulted for line in lines]),
        _closed([line.claimed for line in lines]),
        sum(line.claimed.adopted for line in lines),
    ]


def _closed(outcomes: Sequence[Outcomes]) -> Value:
    topics = sum(part.topics for part in outcomes)
    return Rate(sum(part.closed for part in outcomes), topics) if topics else ""


def _data(line: _Line) -> dict[str, object]:
    row, activity = line.row, line.activity
    data: dict[str, object] = {
        "id": row.id,
        "name": row.name,
        "committee": row.committee,
        "circle": row.circle,
        "records": not activity.is_empty,
    }
    if activity.is_empty:
        return {**data, "sessions": None, "research": None, "duties": None, "consulted": None, "claimed": None}
    sessions = {
        "attendance": activity.attendance,
        **{status.value: activity.with_status(status) for status in Attendance},
        "mode": {
            **{mode.value: activity.by_mode(mode) for mode in Mode},
            "not_recorded": activity.by_mode(None),
        },
        "agreements": line.agreements,
    }
    return {
        **data,
        "sessions": sessions,
        "research": len(activity.research),
        "duties": len(activity.duties),
        "consulted": line.consulted,
        "claimed": line.claimed,
    }


def _notes(lines: Sequence[_Line], found: Activities, selection: Selection) -> list[str]:
    silent = sum(line.activity.is_empty for line in lines)
    notes = [
        _("委员 {n} 人，其中没有履职记录的 {silent} 人；没有记录不等于没有履职。").format(n=len(lines), silent=silent)
    ]
    notes.append(_("到会包括列席；应到是写进协商会名单、登记了委员编码的，各处的协商都算。合计是人次，不是人数。"))
    names = {line.row.name for line in lines}
    shared = {name: count for name, count in found.ambiguous.items() if name in names}
    if shared:
        listed = sorted(shared)[:_NAMES_SHOWN]
        text = _("{n} 处只写了姓名，而同名的委员不止一位，未计入：{names}。")
        notes.append(text.format(n=sum(shared.values()), names=_("、").join(listed)))
    for kind in ("sessions", "research"):
        notes += undated_notes(selection, kind)
    claims = claims_without_day(selection)
    if claims:
        notes.append(_("{n} 个认领的议题没有审定和提出日期，不知是否在这段时间，未计入。").format(n=claims))
    return notes
