"""The page of a member: who it is, what posts and assignments there are and were, what was done this year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xieshang_cli.language import _
from xieshang_cli.model.committee import Committee, Leader, Member
from xieshang_cli.model.dated import Dated, holds_on
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import SessionRow, TopicRow
from xieshang_cli.model.vocabulary import Attendance, Mode, Status
from xieshang_cli.reports.document import Block, Column, Document, Table, Value
from xieshang_cli.reports.pages.context import PageContext, recorded
from xieshang_cli.reports.record_data import member_data
from xieshang_cli.reports.selection import partial, term


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberWork:
    """What a member did: sessions of the year that name them, and topics they claimed."""

    sessions: Sequence[SessionRow] = ()
    topics: Sequence[TopicRow] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """How to reach a member; shown only when somebody asks for private data."""

    phone: str | None = None
    address: str | None = None


def member_page(
    member: Member,
    context: PageContext,
    day: date,
    work: MemberWork,
    reach: Reach | None = None,
) -> Document:
    """Everything recorded of a member; `day` is whose roster is asked for."""
    committee = context.records.committee(member.committee)
    leading = [part for part in committee.leaders if part.member == member.id] if committee else []
    return Document(
        kind="member",
        title=member.name,
        as_of=day,
        blocks=[
            *_who(member, context, committee, day, reach),
            *_posts(member, context, leading, day),
            *_assignments(member, context, day),
            *_sessions(member, context, work.sessions, day),
            *_topics(context, work.topics),
        ],
        data=lambda: _data(member, context, leading, work, reach),
    )


def _who(
    member: Member, context: PageContext, committee: Committee | None, day: date, reach: Reach | None
) -> list[Block]:
    private: list[tuple[str, str, Value]] = []
    if reach is not None:
        private = [("phone", _("联系电话"), reach.phone), ("address", _("住址"), reach.address)]
    return recorded(
        "member",
        "",
        [
            ("id", _("编码"), member.id),
            ("committee", _("所属政协"), committee.name if committee else member.committee),
            ("number", _("委员证号"), member.number),
            ("circle", _("界别"), member.circle),
            ("party", _("党派"), member.party),
            ("employer", _("工作单位"), member.employer),
            ("position", _("单位职务"), member.position),
            ("public_official", _("公职人员"), member.public_official),
            ("gender", _("性别"), member.gender),
            ("ethnic_group", _("民族"), member.ethnic_group),
            ("lives_in", _("居住地"), context.division_name(member.lives_in) if member.lives_in else None),
            ("joined", _("任委员日期"), member.joined),
            ("co_opted_on", _("增选日期"), member.co_opted_on),
            ("left", _("离任日期"), member.left),
            ("standing", _("当日"), _("在任") if holds_on(member, day) else _("不在任")),
            *private,
        ],
    )


def _posts(member: Member, context: PageContext, leading: Sequence[Leader], day: date) -> list[Block]:
    place = context.committee_name(member.committee)
    rows = [[place, part.post, *_span(part, day)] for part in leading]
    rows += [
        [context.unit_name(station.code), post.post, *_span(post, day)]
        for station, post in context.records.posts_of(member.id)
    ]
    if not rows:
        return []
    return [Table("posts", [Column("unit", _("单位")), Column("post", _("职务")), *_dates()], rows, title=_("任职"))]


def _assignments(member: Member, context: PageContext, day: date) -> list[Block]:
    rows = [
        [station.code, context.unit_name(station.code), *_span(part, day), part.basis]
        for station, part in context.records.assignments_of(member.id)
    ]
    columns = [Column("station", _("代码")), Column("name", _("工作站")), *_dates(), Column("basis", _("依据"), goes=1)]
    has_post = bool(context.records.posts_of(member.id))
    empty = _("没有另外登记下沉；在工作站任职的日子算下沉。") if has_post else _("没有下沉到任何工作站。")
    return [Table("assignments", columns, rows, title=_("下沉"), empty=empty)]


def _sessions(member: Member, context: PageContext, sessions: Sequence[SessionRow], day: date) -> list[Block]:
    if not sessions:
        return []
    columns = [
        Column("id", _("编码")),
        Column("held_on", _("日期")),
        Column("station", _("工作站")),
        Column("place", _("地点"), goes=1),
        Column("status", _("到会情况")),
        Column("mode", _("参加方式")),
    ]
    rows = [
        [row.id, partial(row.held_on), context.unit_name(row.station), row.place, *_attendance(row, member.id)]
        for row in sessions
    ]
    came = sum(_attendance(row, member.id)[0] == Attendance.PRESENT for row in sessions)
    title = _("{year} 年的协商会：到会 {came} 次，共 {n} 次").format(year=day.year, came=came, n=len(sessions))
    return [Table("sessions", columns, rows, title=title)]


def _attendance(row: SessionRow, member: str) -> tuple[Attendance | None, Mode | None]:
    for part in row.members.split():
        who, status, mode = part.rsplit("/", 2)
        if who == member:
            return term(Attendance, status), None if mode == "-" else term(Mode, mode)
    return None, None


def _topics(context: PageContext, topics: Sequence[TopicRow]) -> list[Block]:
    if not topics:
        return []
    columns = [
        Column("id", _("编码")),
        Column("title", _("议题")),
        Column("station", _("工作站")),
        Column("status", _("状态")),
    ]
    rows: list[list[Value]] = [
        [row.id, row.title, context.unit_name(row.station), term(Status, row.status)] for row in topics
    ]
    return [Table("topics", columns, rows, title=_("认领的议题"))]


def _span(dated: Dated, day: date) -> list[Value]:
    until: PartialDate | str | None = dated.until
    if until is None:
        until = _("至今") if holds_on(dated, day) else ""
    return [dated.from_, until]


def _dates() -> list[Column]:
    return [Column("from", _("开始日期")), Column("until", _("结束日期"))]


def _data(
    member: Member, context: PageContext, leading: Sequence[Leader], work: MemberWork, reach: Reach | None
) -> dict[str, object]:
    attended = [(row, *_attendance(row, member.id)) for row in work.sessions]
    return {
        **member_data(member),
        "leading": [{"post": part.post, **_days(part)} for part in leading],
        "posts": [
            {"station": station.code, "post": post.post, **_days(post)}
            for station, post in context.records.posts_of(member.id)
        ],
        "assignments": [
            {"station": station.code, **_days(part), "basis": part.basis}
            for station, part in context.records.assignments_of(member.id)
        ],
        "sessions": [
            {"id": row.id, "held_on": row.held_on, "status": status, "mode": mode} for row, status, mode in attended
        ],
        "topics": [row.id for row in work.topics],
        **({"phone": reach.phone, "address": reach.address} if reach is not None else {}),
    }


def _days(dated: Dated) -> dict[str, str | None]:
    return {
        "from": str(dated.from_) if dated.from_ else None,
        "until": str(dated.until) if dated.until else None,
    }
