"""The page of a committee: who leads it on a day, its special committees, its members by circle."""

from collections import Counter
from datetime import date

from xieshang_cli.language import _
from xieshang_cli.model.committee import Committee, Leader
from xieshang_cli.model.dated import holding_on
from xieshang_cli.reports.document import Block, Column, Document, Table, Value
from xieshang_cli.reports.pages.context import PageContext, facts, timeline, waivers
from xieshang_cli.reports.record_data import committee_data


def committee_page(committee: Committee, context: PageContext, day: date) -> Document:
    """Everything but the members one by one, which are a list of their own."""
    members = holding_on(committee.members, day)
    left = sum(member.left is not None and member.left.earliest <= day for member in committee.members)
    return Document(
        kind="committee",
        title=committee.name,
        as_of=day,
        blocks=[
            facts(
                "committee",
                "",
                [
                    ("code", _("代码"), committee.code),
                    ("level", _("层级"), committee.level),
                    ("term", _("届次"), committee.term),
                    ("members", _("委员"), len(members)),
                    ("left", _("已离任"), left),
                ],
            ),
            *_leaders(committee, day),
            *_special_committees(committee, day),
            *_circles(committee, day),
            *waivers(committee.waivers),
            *timeline(committee.events),
        ],
        notes=[_("名册是 {day} 的。").format(day=day)] if day != context.today else (),
        data=lambda: {
            **committee_data(committee),
            "leaders_now": [leader.member for leader in holding_on(committee.leaders, day)],
            "members_by_circle": dict(_by_circle(committee, day)),
        },
    )


def _leaders(committee: Committee, day: date) -> list[Block]:
    begun = [leader for leader in committee.leaders if leader.from_ is None or leader.from_.earliest <= day]
    if not begun:
        return []
    now = holding_on(begun, day)
    ordered = [*now, *(leader for leader in begun if leader not in now)]
    columns = [
        Column("post", _("职务")),
        Column("name", _("姓名")),
        Column("member", _("委员编码")),
        Column("from", _("任职日期")),
        Column("until", _("免职日期")),
        Column("basis", _("依据"), goes=1),
    ]
    return [Table("leaders", columns, [_leader(leader, committee, day) for leader in ordered], title=_("领导"))]


def _leader(leader: Leader, committee: Committee, day: date) -> list[Value]:
    member = committee.member(leader.member)
    has_ended = leader.until is not None and leader.until.earliest <= day
    until: Value = leader.until if has_ended or leader.until is not None else _("在任")
    name = member.name if member else leader.member
    return [leader.post, name, leader.member, leader.from_, until, leader.basis]


def _special_committees(committee: Committee, day: date) -> list[Block]:
    running = holding_on(committee.special_committees, day)
    if not running:
        return []
    columns = [Column("id", _("编码")), Column("name", _("名称")), Column("from", _("设立日期"))]
    rows: list[list[Value]] = [[special.id, special.name, special.from_] for special in running]
    return [Table("special_committees", columns, rows, title=_("专门委员会"))]


def _circles(committee: Committee, day: date) -> list[Block]:
    counted = _by_circle(committee, day)
    if not counted:
        return []
    columns = [Column("circle", _("界别")), Column("members", _("委员"), is_number=True)]
    rows: list[list[Value]] = [[circle or _("未记录"), number] for circle, number in counted]
    return [Table("circles", columns, rows, title=_("各界别委员"))]


def _by_circle(committee: Committee, day: date) -> list[tuple[str, int]]:
    """Count members by circle, the largest first; "" is those of whom it is not recorded."""
    counted = Counter(member.circle or "" for member in holding_on(committee.members, day))
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
