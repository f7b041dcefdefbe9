"""The list of committees with how many leaders, special committees and members each has on a day."""

from collections import Counter

from xieshang_cli.language import N_, _
from xieshang_cli.reports.document import Column, Document, Table
from xieshang_cli.reports.notes import unreadable_notes
from xieshang_cli.reports.registry import report
from xieshang_cli.reports.roster_days import on_day
from xieshang_cli.reports.selection import Selection


@report(
    "committee_list",
    title=N_("政协委员会列表"),
    summary=N_("各级政协：届次，当日的领导、专门委员会和委员各多少。"),
    needs=("committees", "leaders", "special_committees", "members"),
)
def committee_list(selection: Selection) -> Document:
    """Order by code: from the province down."""
    committees = sorted(selection.committees)
    day = selection.roster_day
    leaders = Counter(code for code, _member in {(row.committee, row.member) for row in on_day(selection.leaders, day)})
    specials = Counter(row.committee for row in on_day(selection.special_committees, day))
    members = Counter(row.committee for row in on_day(selection.members, day))
    return Document(
        kind="committee.list",
        title=_("政协委员会"),
        as_of=day,
        blocks=[
            Table(
                key="committees",
                columns=[
                    Column("code", _("代码")),
                    Column("name", _("名称")),
                    Column("term", _("届次")),
                    Column("leaders", _("领导"), is_number=True),
                    Column("special_committees", _("专委会"), is_number=True),
                    Column("members", _("委员"), is_number=True),
                ],
                rows=[
                    [row.code, row.name, row.term, leaders[row.code], specials[row.code], members[row.code]]
                    for row in committees
                ],
                empty=_("没有登记政协委员会。"),
            )
        ],
        notes=unreadable_notes(selection.unreadable),
        counts={"committees": len(committees), "members": members.total()},
    )
