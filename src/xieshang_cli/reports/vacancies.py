"""Vacancies (空缺): posts nobody holds on a day, since when, and heads who are no members yet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import PostRow
from xieshang_cli.model.vocabulary import HEAD
from xieshang_cli.reports.counting import Counted, Figure, Item
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import roster_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.roster import days_from, exists_on, wanted_posts
from xieshang_cli.reports.roster import vacancies as vacant_posts
from xieshang_cli.reports.roster_days import holds, on_day
from xieshang_cli.reports.selection import Selection, partial


def vacancies_counted(selection: Selection) -> Counted:
    """Give the vacant posts, all and of each name, the stations that have some, and heads who are no members."""
    lines, heads = _lines(selection), _heads(selection)
    stations = {row.code: row for row in selection.stations if exists_on(row, selection.roster_day)}
    posts = list(dict.fromkeys((*wanted_posts(selection.policy), *(line.post for line in lines))))
    parts = tuple(f"post:{post}" for post in posts)
    vacant = {line.station for line in lines}
    figures = [
        Figure("stations", N_("工作站"), ("with_vacancies", "without")),
        Figure("stations_with_vacancies", N_("有空缺的工作站"), ("with_vacancies",), ("without",)),
        Figure("vacancies", N_("空缺的职务"), parts),
        *(Figure(f"post:{post}", post, within=N_("空缺的职务")) for post in posts),
        Figure("days_unknown", N_("不知空了多少天的空缺")),
        Figure("heads_not_members", N_("还不是政协委员的站长")),
        Figure("co_option_late", N_("增选已超期的站长")),
        Figure("co_option_undated", N_("没有增选期限的站长")),
    ]
    items = [Item("with_vacancies" if code in vacant else "without", row) for code, row in stations.items()]
    for line in lines:
        items.append(Item(f"post:{line.post}", stations[line.station]))
        if line.days is None:
            items.append(Item("days_unknown", stations[line.station]))
    for head in heads:
        items.append(Item("heads_not_members", head.row))
        if head.days_past is not None and head.days_past > 0:
            items.append(Item("co_option_late", head.row))
        if head.row.co_option_due is None:
            items.append(Item("co_option_undated", head.row))
    labels = {"with_vacancies": N_("有空缺的工作站"), "without": N_("没有空缺的工作站")}
    return Counted(figures, items, labels, by_station=False)


@report(
    "vacancies",
    title=N_("职务空缺"),
    summary=N_("哪些工作站的哪些职务空着、从何时起、多少天、前任是谁；哪些站长还不是政协委员。"),
    needs=("stations", "posts", "members"),
    everywhere=("members",),
    options=("as_of",),
    counted=vacancies_counted,
)
def vacancies(selection: Selection) -> Document:
    """Order by how long a post has stood vacant; where that is not known, last."""
    lines = sorted(_lines(selection), key=lambda line: (line.days is None, -(line.days or 0), line.station))
    heads = sorted(_heads(selection), key=lambda head: (head.days_past is None, -(head.days_past or 0), head.station))
    existing = [row for row in selection.stations if exists_on(row, selection.roster_day)]
    return Document(
        kind="report.vacancies",
        title=_("职务空缺"),
        as_of=selection.roster_day,
        blocks=[_table(lines, selection), _heads_table(heads, selection)],
        notes=[*_notes(lines, heads, len(existing), selection), *roster_notes(selection)],
        counts={
            "stations": len(existing),
            "vacancies": len(lines),
            "stations_with_vacancies": len({line.station for line in lines}),
            "days_unknown": sum(line.days is None for line in lines),
            "heads_not_members": len(heads),
            "unreadable": len(selection.unreadable),
        },
        data={
            "vacancies": [_data(line, selection) for line in lines],
            "heads_not_members": [_head_data(head, selection) for head in heads],
        },
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """One vacant post; `last` held it last, `coming` will."""

    station: str
    post: str
    since: str | None
    days: int | None
    last: PostRow | None
    coming: PostRow | None


@dataclass(frozen=True, slots=True)
class _Head:
    """One head who is no member; `days_past` counts from the day of the co-option planned, below 0 before it."""

    station: str
    row: PostRow
    days_past: int | None


def _lines(selection: Selection) -> list[_Line]:
    day = selection.roster_day
    terms = _terms(selection)
    lines = []
    for station in selection.stations:
        held = terms[station.code]
        for vacancy in vacant_posts(station, held, selection.policy, day):
            of_post = [row for row in held if row.post == vacancy.post]
            past = [row for row in of_post if row.end is not None and row.end <= day.isoformat()]
            future = [row for row in of_post if row.first is not None and row.first > day.isoformat()]
            lines.append(
                _Line(
                    station.code,
                    vacancy.post,
                    vacancy.since,
                    vacancy.days,
                    max(past, key=lambda row: row.end or "", default=None),
                    min(future, key=lambda row: row.first or "", default=None),
                )
            )
    return lines


def _terms(selection: Selection) -> dict[str, list[PostRow]]:
    terms: dict[str, list[PostRow]] = defaultdict(list)
    for row in selection.posts:
        terms[row.station].append(row)
    return terms


def _heads(selection: Selection) -> list[_Head]:
    day = selection.roster_day
    serving = {row.id for row in selection.members if holds(row, day.isoformat())}
    return [
        _Head(row.station, row, _days_past(row.co_option_due, day))
        for row in on_day(selection.posts, day)
        if row.post == HEAD and row.member not in serving
    ]


def _days_past(due: str | None, day: date) -> int | None:
    known = partial(due)
    return None if known is None else (day - known.latest).days


def _table(lines: Sequence[_Line], selection: Selection) -> Table:
    columns = [
        Column("station", _("工作站")),
        Column("post", _("职务")),
        Column("since", _("空缺起始")),
        Column("days", _("空缺天数"), is_number=True),
        Column("last", _("前任"), goes=1),
        Column("remark", _("备注"), goes=2),
        Column("code", _("代码"), goes=9),
    ]
    rows: list[list[Value]] = [
        [
            selection.unit_name(line.station),
            _(line.post),
            partial(line.since),
            line.days,
            line.last.name if line.last else None,
            _remark(line),
            line.station,
        ]
        for line in lines
    ]
    empty = _("没有空缺的职务。") if selection.stations else _("没有登记工作站。")
    return Table("vacancies", columns, rows, title=_("空缺的职务"), empty=empty)


def _remark(line: _Line) -> str:
    if line.coming is not None:
        return _("{name} 将于 {day} 到任").format(name=line.coming.name, day=line.coming.since)
    if line.last:
        return ""
    return _("没有任职记录，从建站起算") if line.since else _("没有任职记录")


def _heads_table(heads: Sequence[_Head], selection: Selection) -> Table:
    columns = [
        Column("station", _("工作站")),
        Column("name", _("站长")),
        Column("since", _("任职日期")),
        Column("party_post", _("党内职务"), goes=1),
        Column("co_option_due", _("增选期限")),
        Column("days_past", _("超期天数"), is_number=True),
        Column("remark", _("备注"), goes=2),
    ]
    registered = {row.id for row in selection.members}
    rows: list[list[Value]] = [
        [
            selection.unit_name(head.station),
            head.row.name,
            partial(head.row.since),
            head.row.party_post,
            partial(head.row.co_option_due),
            None if head.days_past is None else max(0, head.days_past),
            _head_remark(head.row, registered),
        ]
        for head in heads
    ]
    empty = _("没有不是政协委员的站长。") if any(row.post == HEAD for row in selection.posts) else _("没有站长的记录。")
    return Table("heads_not_members", columns, rows, title=_("还不是政协委员的站长"), empty=empty)


def _head_remark(row: PostRow, registered: set[str]) -> str:
    if row.member is None:
        return ""
    return _("当天不在任委员") if row.member in registered else _("名册里没有这个委员编码")


def _data(line: _Line, selection: Selection) -> dict[str, object]:
    return {
        "station": line.station,
        "station_name": selection.station_names.get(line.station),
        "post": line.post,
        "since": line.since,
        "days": line.days,
        "last": line.last.name if line.last else None,
        "last_member": line.last.member if line.last else None,
        "coming": line.coming.name if line.coming else None,
        "coming_on": line.coming.since if line.coming else None,
    }


def _head_data(head: _Head, selection: Selection) -> dict[str, object]:
    return {
        "station": head.station,
        "station_name": selection.station_names.get(head.station),
        "name": head.row.name,
        "member": head.row.member,
        "since": head.row.since,
        "days_in_post": days_from(head.row.since, selection.roster_day),
        "party_post": head.row.party_post,
        "co_option_due": head.row.co_option_due,
        "days_past": head.days_past,
    }


def _notes(lines: Sequence[_Line], heads: Sequence[_Head], stations: int, selection: Selection) -> list[str]:
    affected = len({line.station for line in lines})
    notes = [_("工作站 {n} 个，其中有职务空缺的 {affected} 个。").format(n=stations, affected=affected)]
    recorded = {row.station for row in selection.posts}
    silent = {line.station for line in lines} - recorded
    if silent:
        notes.append(_("其中 {n} 个站没有任何任职记录，是空缺还是没有记，不得而知。").format(n=len(silent)))
    unknown = sum(line.days is None for line in lines)
    if unknown:
        notes.append(_("{n} 项空缺的起始日期没有记录或不到日，不知空了多少天，排在最后。").format(n=unknown))
    late = sum(head.days_past is not None and head.days_past > 0 for head in heads)
    if heads:
        text = _("站长还不是政协委员的 {n} 人，增选已超期的 {late} 人，没有增选期限的 {none} 人。")
        none = sum(head.row.co_option_due is None for head in heads)
        notes.append(text.format(n=len(heads), late=late, none=none))
    later = len(selection.stations) - stations
    if later:
        notes.append(_("{n} 个工作站到这一天还没有成立，未计入。").format(n=later))
    return notes
