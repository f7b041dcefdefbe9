"""The list of members of a day, with the stations they are assigned to."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from xieshang_cli.language import N_, _
from xieshang_cli.model.rows import MemberRow
from xieshang_cli.model.vocabulary import YesNo
from xieshang_cli.reports.document import Column, Document, Table, Value
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.roster_days import assigned_on_day, on_day
from xieshang_cli.reports.selection import Selection, natural, partial, term


@report(
    "member_list",
    title=N_("委员列表"),
    summary=N_("当日的委员：界别、党派、单位、下沉到哪个工作站。"),
    needs=("members", "assignments", "postings"),
)
def member_list(selection: Selection) -> Document:
    """The members of the day."""
    return members_table(selection, on_day(selection.members, selection.roster_day))


def members_table(selection: Selection, members: Sequence[MemberRow]) -> Document:
    """Order by committee, card number and name; `members` are those to show, also some who left."""
    stations: dict[str, list[str]] = defaultdict(list)
    for station, who in sorted(assigned_on_day(selection)):
        stations[who].append(station)
    ordered = sorted(members, key=lambda row: (row.committee, natural(row.number), row.name, row.id))
    with_end = any(row.until for row in ordered)
    return Document(
        kind="member.list",
        title=_("委员"),
        as_of=selection.roster_day,
        blocks=[
            Table(
                key="members",
                columns=[
                    Column("id", _("编码")),
                    Column("name", _("姓名")),
                    Column("number", _("委员证号"), goes=4),
                    Column("circle", _("界别")),
                    Column("party", _("党派"), goes=3),
                    Column("employer", _("工作单位"), goes=1),
                    Column("position", _("单位职务"), goes=2),
                    Column("stations", _("下沉工作站")),
                    *([Column("left", _("离任日期"))] if with_end else []),
                ],
                rows=[_cells(row, selection, stations, with_end=with_end) for row in ordered],
                empty=_("没有符合条件的委员。"),
                headline="name",
            )
        ],
        notes=unreadable_notes(selection.unreadable),
        counts={"members": len(ordered), "assigned": sum(row.id in stations for row in ordered)},
        data=lambda: [_data(row, stations) for row in ordered],
    )


def _cells(
    row: MemberRow, selection: Selection, stations: Mapping[str, Sequence[str]], *, with_end: bool
) -> list[Value]:
    names = tuple(selection.unit_name(code) for code in stations.get(row.id, ()))
    cells: list[Value] = [row.id, row.name, row.number, row.circle, row.party, row.employer, row.position, names]
    return [*cells, partial(row.until)] if with_end else cells


def _data(row: MemberRow, stations: Mapping[str, Sequence[str]]) -> dict[str, object]:
    return {
        "id": row.id,
        "committee": row.committee,
        "name": row.name,
        "number": row.number,
        "circle": row.circle,
        "party": row.party,
        "employer": row.employer,
        "position": row.position,
        "public_official": term(YesNo, row.public_official) if row.public_official else None,
        "gender": row.gender,
        "ethnic_group": row.ethnic_group,
        "lives_in": row.lives_in,
        "joined": row.since,
        "left": row.until,
        "co_opted_on": row.co_opted_on,
        "stations": list(stations.get(row.id, ())),
    }
