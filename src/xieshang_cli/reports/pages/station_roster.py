"""Who runs a station and who is assigned to it on a day, and who did before: blocks of its page."""

from collections.abc import Iterator, Mapping
from datetime import date

from xieshang_cli.language import _
from xieshang_cli.model.dated import holding_on, holds_on
from xieshang_cli.model.identity import code_of
from xieshang_cli.model.organisation import Assignment, Post, Station
from xieshang_cli.model.vocabulary import HEAD
from xieshang_cli.reports.document import Block, Column, Entries, Entry, Mark, Table, Value
from xieshang_cli.reports.pages.context import PageContext
from xieshang_cli.reports.record_data import vacancies_of
from xieshang_cli.reports.roster import Vacancy, days_from


def roster_blocks(
    station: Station, context: PageContext, day: date, phones: Mapping[str, str] | None = None
) -> Iterator[Block]:
    """The posts of a day, the vacancies, those who left, and the assigned; with `phones` how to reach members."""
    held = holding_on(station.posts, day)
    if held:
        yield _posts(held, context, day, phones)
    vacant = vacancies_of(station, context.records.policy, day)
    if vacant:
        yield Entries("vacancies", [_vacancy(station, one) for one in vacant], title=_("空缺"))
    others = [post for post in station.posts if not holds_on(post, day)]
    if others:
        yield _others(others)
    assigned = holding_on(station.assignments, day)
    if assigned:
        yield _assigned(assigned, context, day, phones)


def head_on(station: Station, day: date) -> Post | None:
    """Who heads the station on a day."""
    return next(iter(station.holders(HEAD, day)), None)


def _posts(held: list[Post], context: PageContext, day: date, phones: Mapping[str, str] | None) -> Table:
    order = {post: number for number, post in enumerate(context.records.policy.station_posts)}
    columns = [
        Column("post", _("职务")),
        Column("name", _("姓名")),
        Column("circle", _("界别")),
        Column("party_post", _("党内职务"), goes=1),
        Column("from", _("任职日期")),
        Column("days", _("任职天数"), is_number=True),
    ]
    rows = [
        [post.post, post.name, _circle(post, context), post.party_post or "", post.from_,
         days_from(str(post.from_ or ""), day)]
        for post in sorted(held, key=lambda post: order.get(post.post, len(order)))
    ]  # fmt: skip
    ids = [post.member for post in sorted(held, key=lambda post: order.get(post.post, len(order)))]
    return _with_phones(Table("roster", columns, rows, title=_("现任")), ids, phones)


def _circle(post: Post, context: PageContext) -> str | None:
    if post.member is None:
        return _("增选期限 {day}").format(day=post.co_option_due) if post.co_option_due else None
    member = context.records.member(post.member)
    return (member.circle or _("委员")) if member else post.member


def _vacancy(station: Station, vacancy: Vacancy) -> Entry:
    since = _("自 {day} 起").format(day=vacancy.since) if vacancy.since else _("起始日期未记录")
    days = _("{since}，{n} 天").format(since=since, n=vacancy.days) if vacancy.days is not None else since
    command = _("xieshang station appoint {code} {post} 姓名").format(code=station.code, post=vacancy.post)
    return Entry(vacancy.post, mark=Mark.WARNING, note=days, command=command)


def _others(posts: list[Post]) -> Table:
    columns = [
        Column("post", _("职务")),
        Column("name", _("姓名")),
        Column("party_post", _("党内职务"), goes=1),
        Column("from", _("任职日期")),
        Column("until", _("免职日期")),
    ]
    rows: list[list[Value]] = [
        [post.post, post.name, post.party_post or "", post.from_, post.until or _("未定")] for post in posts
    ]
    return Table("other_posts", columns, rows, title=_("历任和拟任"))


def _assigned(assigned: list[Assignment], context: PageContext, day: date, phones: Mapping[str, str] | None) -> Table:
    columns = [
        Column("level", _("层级")),
        Column("kind", _("类型")),
        Column("name", _("名称")),
        Column("circle", _("界别"), goes=2),
        Column("employer", _("工作单位"), goes=1),
        Column("from", _("下沉日期")),
    ]
    ordered = sorted(assigned, key=lambda part: (len(code_of(part.who)), part.member is None, part.who))
    rows = [_assignment(part, context, day) for part in ordered]
    table = Table("assigned", columns, rows, title=_("下沉力量"))
    return _with_phones(table, [part.member for part in ordered], phones)


def _assignment(part: Assignment, context: PageContext, day: date) -> list[Value]:
    records = context.records
    if part.special_committee:
        special = records.special_committee(part.special_committee)
        name = special.name if special else part.special_committee
        return [part.level, _("专委会"), name, "", "", part.from_]
    member = records.member(part.who)
    if member is None:
        return [part.level, _("委员"), part.who, None, None, part.from_]
    committee = records.committee(member.committee)
    leads = committee is not None and committee.leads_on(member.id, day)
    kind = _("政协领导") if leads else _("委员")
    return [part.level, kind, member.name, member.circle, member.employer, part.from_]


def _with_phones(table: Table, members: list[str | None], phones: Mapping[str, str] | None) -> Table:
    if phones is None:
        return table
    rows = [[*row, phones.get(member or "") if member else ""] for row, member in zip(table.rows, members, strict=True)]
    return Table(table.key, [*table.columns, Column("phone", _("电话"))], rows, title=table.title)
