"""What stands at the foot of a report: what was asked for, what is not known, what was waived, what is missing."""

from collections.abc import Iterable, Sequence

from xieshang_cli.findings import Finding
from xieshang_cli.language import N_, _
from xieshang_cli.model.partial import CountTotal
from xieshang_cli.model.rows import SessionRow, StandingRow, TopicRow
from xieshang_cli.reports.selection import Selection


def selection_note(selection: Selection) -> str:
    """Say in words what the report covers."""
    return _("范围：{place}；{period}。").format(place=_place_words(selection), period=_period_words(selection))


def attendance_total(row: TopicRow | SessionRow) -> CountTotal:
    """The attendances of one row, with what is approximate or unknown in them."""
    sessions = row.sessions if isinstance(row, TopicRow) else 1
    least = row.attendances_unknown + max(row.attendances_approximate, int(row.attendances > 0))
    return CountTotal(
        row.attendances,
        max(sessions, least),
        row.attendances_approximate,
        row.attendances_unknown,
        row.attendances_typed or "",
    )


def attendance_note(totals: Iterable[CountTotal]) -> str:
    """Sum attendances and say how much of the sum is known; attendances (人次) are never persons."""
    total = sum(totals, CountTotal())
    parts = [_("参加合计 {n} 人次").format(n=total.number)]
    if total.approximate:
        parts.append(_("其中约数 {n} 处").format(n=total.approximate))
    if total.unknown:
        parts.append(_("另有 {n} 处未记录、未计入").format(n=total.unknown))
    return _("，").join(parts) + _("。")


def waiver_notes(topics: Iterable[TopicRow | StandingRow]) -> list[str]:
    """Say how many facts are missing with somebody's approval."""
    waived = [row.waivers for row in topics if row.waivers]
    if not waived:
        return []
    return [_("{n} 项材料经批准缺失，涉及 {topics} 个议题。").format(n=sum(waived), topics=len(waived))]


def unreadable_notes(unreadable: Sequence[Finding]) -> list[str]:
    """Name the files that could not be read, so that nobody takes the answer for complete."""
    if not unreadable:
        return []
    paths = list(dict.fromkeys(finding.path or finding.record for finding in unreadable))
    head = _("{n} 个文件读不了，未计入：").format(n=len(paths))
    return [head + _("、").join(paths)]


def undated_notes(selection: Selection, kind: str) -> list[str]:
    """Say how many rows a period left out because their day is not recorded; they may well belong to it."""
    count = selection.undated.get(kind, 0)
    return [_(_UNDATED[kind]).format(n=count)] if count else []


def raised_notes(selection: Selection) -> list[str]:
    """Say by what day topics belong to the period, and which have none."""
    if selection.period == (None, None):
        return []
    return [_("议题按提出日期归入这段时间。"), *undated_notes(selection, "topics")]


def closing_notes(selection: Selection) -> list[str]:
    """The notes every report about topics ends with."""
    return [
        *waiver_notes(selection.topics or selection.standings),
        *undated_notes(selection, "topics"),
        *unreadable_notes(selection.unreadable),
        selection_note(selection),
    ]


def roster_notes(selection: Selection, *, uses_period: bool = False) -> list[str]:
    """The notes every report about the roster of a day ends with."""
    notes = unreadable_notes(selection.unreadable)
    if not uses_period and selection.period != (None, None):
        notes.append(_("这份报表看一天的在册情况，--from、--to、--year 对它不起作用。"))
    notes.append(_("人员和组织按 {day} 当天的在册情况计。").format(day=selection.roster_day.isoformat()))
    if uses_period:
        return [*notes, selection_note(selection)]
    return [*notes, _("范围：{place}。").format(place=_place_words(selection))]


_UNDATED = {
    "topics": N_("另有 {n} 个议题没有记录提出日期，不知是否在这段时间，未计入。"),
    "sessions": N_("另有 {n} 次协商会没有记录日期，不知是否在这段时间，未计入。"),
    "research": N_("另有 {n} 次调研没有记录日期，不知是否在这段时间，未计入。"),
    "tasks": N_("另有 {n} 项任务没有记录期限，不知是否在这段时间，未计入。"),
    "requests": N_("另有 {n} 条诉求没有记录登记日期，不知是否在这段时间，未计入。"),
}


def _place_words(selection: Selection) -> str:
    code = selection.station or selection.division
    return _("全部工作站") if code is None else selection.unit_name(code)


def _period_words(selection: Selection) -> str:
    start, end = selection.period
    if start is not None and start == end:
        return str(start)
    if start is not None and end is not None:
        return _("{start} 至 {end}").format(start=start, end=end)
    if start is not None:
        return _("{start} 以来").format(start=start)
    if end is not None:
        return _("截至 {end}").format(end=end)
    return _("不限时间")
