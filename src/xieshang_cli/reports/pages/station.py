"""The page of a station: who runs it on a day, where it meets, what is open."""

from collections.abc import Mapping, Sequence
from datetime import date

from xieshang_cli.language import _
from xieshang_cli.model.dated import holding_on
from xieshang_cli.model.organisation import Handover, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import SessionRow, TopicRow
from xieshang_cli.model.vocabulary import HEAD
from xieshang_cli.reports.deadlines import is_overdue, time_left
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Mark, Value
from xieshang_cli.reports.pages.context import PageContext, facts, timeline, waivers
from xieshang_cli.reports.pages.station_places import councils_table, rooms_table
from xieshang_cli.reports.pages.station_roster import head_on, roster_blocks
from xieshang_cli.reports.record_data import station_data
from xieshang_cli.reports.selection import Selection, is_open
from xieshang_cli.reports.topic_list import topic_list


def station_page(
    station: Station,
    context: PageContext,
    topics: Sequence[TopicRow],
    sessions: Sequence[SessionRow] = (),
    day: date | None = None,
    phones: Mapping[str, str] | None = None,
) -> Document:
    """Everything about a station; `topics` and `sessions` are its own, `day` is whose roster is asked for.

    Only with `phones`, by member's id, it says how to reach members.
    """
    roster_day = day or context.today
    policy = context.records.policy
    notes = [_("名册和议事会、议事室是 {day} 的；议题、问题和交接是今天的。").format(day=roster_day)]
    return Document(
        kind="station",
        title=station.name,
        as_of=roster_day,
        blocks=[
            _standing(station, context, roster_day, topics, sessions),
            *roster_blocks(station, context, roster_day, phones),
            *_places(station, context, roster_day),
            *_topics(station, context, topics),
            *_findings(station, context),
            *_handovers(station),
            *_work_rules(station),
            *waivers(station.waivers),
            *timeline(station.events),
        ],
        notes=notes if roster_day != context.today else (),
        data=lambda: station_data(station, policy, roster_day),
    )


def _standing(
    station: Station, context: PageContext, day: date, topics: Sequence[TopicRow], sessions: Sequence[SessionRow]
) -> Block:
    division = context.records.division(station.code)
    head, has_had_one = head_on(station, day), any(post.post == HEAD for post in station.posts)
    superiors = station.superiors
    guidance = superiors.guidance if superiors else None
    items: list[tuple[str, str, Value]] = [
        ("code", _("代码"), station.code),
        ("division", _("所在乡镇街道"), division.name if division else None),
        ("founded_on", _("成立日期"), station.founded_on),
        ("head", _("站长"), head.name if head else _("空缺") if has_had_one else None),
        ("guidance", _("工作指导"), context.committee_name(guidance) if guidance else None),
        ("leadership", _("领导"), superiors.leadership if superiors else None),
        ("open", _("进行中的议题"), sum(map(is_open, topics))),
        ("topics", _("议题合计"), len(topics)),
        ("last_session", _("最近一次协商"), _last_session(sessions, context, day)),
        ("last_duty", _("最近一次值班"), _last_duty(station, context, day)),
    ]
    return facts("station", "", items)


def _last_session(sessions: Sequence[SessionRow], context: PageContext, day: date) -> str | None:
    held = [row for row in sessions if row.held_from and row.held_from <= day.isoformat()]
    last = max(held, key=lambda row: (row.held_from or "", row.id), default=None)
    if last is None:
        return None
    return _("{day} {topics}").format(
        day=last.held_on, topics=_("、").join(map(context.topic_title, last.topics.split()))
    )


def _last_duty(station: Station, context: PageContext, day: date) -> str | None:
    """Give the last one that was; a roster may name days to come."""
    been = [duty for duty in station.duties if duty.on.earliest <= day]
    last = max(been, key=lambda duty: duty.on, default=None)
    if last is None:
        return None
    names = _("、").join(map(context.member_name, last.members))
    return _("{day} {kind}：{names}").format(day=last.on, kind=last.kind or _("值班接待"), names=names)


def _places(station: Station, context: PageContext, day: date) -> list[Block]:
    councils, rooms = holding_on(station.councils, day), holding_on(station.rooms, day)
    blocks: list[Block] = [councils_table(councils, context)] if councils else []
    return [*blocks, rooms_table(rooms, context, day)] if rooms else blocks


def _topics(station: Station, context: PageContext, topics: Sequence[TopicRow]) -> list[Block]:
    """The list as `topic list` makes it."""
    if not topics:
        return []
    selection = Selection(
        today=context.today,
        policy=context.records.policy,
        topics=topics,
        station_names={station.code: station.name},
    )
    return list(topic_list(selection).blocks)


def _findings(station: Station, context: PageContext) -> list[Block]:
    """What visits found here and nobody has put right yet."""
    entries = []
    for visit, finding in context.records.findings_at(station.code):
        if finding.put_right_on is not None:
            continue
        late = finding.due is not None and is_overdue(finding.due.latest, context.today)
        note = _("{id}，{day} 督导发现，{due}").format(
            id=finding.id, day=visit.on, due=_due(finding.due, context.today)
        )
        mark = Mark.ERROR if late else Mark.WARNING
        command = _("xieshang supervise resolve {id} --by 姓名 --how 怎样整改").format(id=finding.id)
        entries.append(Entry(finding.text, mark=mark, note=note, command=command))
    return [Entries("findings", entries, title=_("待整改的督导问题"))] if entries else []


def _due(due: PartialDate | None, today: date) -> str:
    if due is None:
        return _("整改期限未记录")
    return _("整改期限 {day}，{left}").format(day=due, left=time_left(due, today))


def _handovers(station: Station) -> list[Block]:
    pending = [handover for handover in station.handovers if handover.is_waiting]
    if not pending:
        return []
    return [Entries("handovers", [_handover(one) for one in pending], title=_("未接收的工作交接"))]


def _handover(handover: Handover) -> Entry:
    text = _("{post}：{giver}移交{taker}").format(post=handover.post, giver=handover.from_, taker=handover.to)
    note = _("{id}，{day} 移交，{n} 项").format(id=handover.id, day=handover.on, n=len(handover.items))
    return Entry(text, mark=Mark.PENDING, note=note)


def _work_rules(station: Station) -> list[Block]:
    if not station.work_rules:
        return []
    return [Entries("work_rules", [Entry(rule) for rule in station.work_rules], title=_("工作制度"))]
