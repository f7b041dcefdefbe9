"""One member's sheet of a year (一人一档): who it is, all that was done in order of days, and what became of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xieshang_cli.language import _
from xieshang_cli.model.rows import MemberRow, SessionRow, TopicRow
from xieshang_cli.model.vocabulary import Attendance, Mode, Result, Status
from xieshang_cli.reports.document import Block, Column, Fact, Facts, Rate, Table, Value
from xieshang_cli.reports.member_activity import Activities, Outcomes
from xieshang_cli.reports.roster_days import assigned_on_day, on_day
from xieshang_cli.reports.selection import Selection, partial, term


@dataclass(frozen=True, slots=True)
class _Deed:
    """One thing done: `how` says in what way, `outcome` what came of it."""

    on: str | None
    kind: str
    station: str
    what: str
    how: str
    outcome: str
    record: str


def sheet_blocks(row: MemberRow, found: Activities, selection: Selection) -> list[Block]:
    """Give the sheet for people."""
    activity = found.of(row.id)
    deeds = _deeds(row, found, selection)
    columns = [
        Column("on", _("日期")),
        Column("kind", _("活动")),
        Column("station", _("工作站"), goes=2),
        Column("what", _("内容")),
        Column("how", _("情况")),
        Column("outcome", _("结果")),
        Column("record", _("编码"), goes=9),
    ]
    rows: list[list[Value]] = [
        [partial(deed.on), deed.kind, selection.unit_name(deed.station), deed.what, deed.how, deed.outcome, deed.record]
        for deed in deeds
    ]
    blocks: list[Block] = [
        Facts("member", _facts(row, selection), title=_("基本情况")),
        Table("deeds", columns, rows, title=_("履职记录"), empty=_("没有履职记录。"), headline="what"),
    ]
    if not activity.is_empty:
        blocks.append(Facts("summary", _summary(row, found), title=_("汇总和结果")))
    return blocks


def sheet_data(row: MemberRow, found: Activities, selection: Selection) -> dict[str, object]:
    """Give the deeds to programs, with keys for words."""
    activity = found.of(row.id)
    sessions = [(found.sessions[key], status, mode) for key, (status, mode) in activity.invited.items()]
    return {
        "deeds": {
            "sessions": [
                {
                    "id": session.id,
                    "on": session.held_on,
                    "station": session.station,
                    "topics": session.topics.split(),
                    "status": status,
                    "mode": None if mode == "-" else mode,
                    "results": session.results.split(),
                }
                for session, status, mode in sessions
            ],
            "research": [
                {"id": part.id, "on": part.on, "station": part.station, "topic": part.topic, "method": part.method}
                for part in activity.research
            ],
            "duties": [
                {"on": duty.on, "station": duty.station, "kind": duty.kind, "visitors": duty.visitors}
                for duty in activity.duties
            ],
            "claimed": [
                {"id": topic.id, "status": topic.status, "step": topic.step, "tasks": _tasks(topic)}
                for topic in activity.claimed
            ],
        },
        "stations": _assigned(row, selection),
    }


def _facts(row: MemberRow, selection: Selection) -> list[Fact]:
    committees = {committee.code: committee.name for committee in selection.committees}
    posts = [part.post for part in on_day(selection.leaders, selection.roster_day) if part.member == row.id]
    stations = tuple(map(selection.unit_name, _assigned(row, selection)))
    return [
        Fact("name", _("姓名"), row.name),
        Fact("committee", _("政协"), committees.get(row.committee, row.committee)),
        Fact("posts", _("政协职务"), tuple(posts) or _("委员")),
        Fact("circle", _("界别"), row.circle),
        Fact("party", _("党派"), row.party),
        Fact("employer", _("工作单位"), row.employer),
        Fact("position", _("单位职务"), row.position),
        Fact("since", _("任委员日期"), partial(row.since)),
        Fact("stations", _("下沉工作站"), stations or None),
        Fact("id", _("编码"), row.id),
    ]


def _assigned(row: MemberRow, selection: Selection) -> list[str]:
    return sorted(station for station, who in assigned_on_day(selection) if who == row.id)


def _summary(row: MemberRow, found: Activities) -> list[Fact]:
    activity = found.of(row.id)
    consulted, claimed = Outcomes.of(found.topics_consulted(activity)), Outcomes.of(activity.claimed)
    modes = [(_(mode.label), activity.by_mode(mode)) for mode in Mode] + [(_("方式未记录"), activity.by_mode(None))]
    facts = [
        Fact("attendance", _("协商会到会/应到"), activity.attendance if activity.invited else None),
        Fact("modes", _("到会方式"), tuple(f"{label} {count}" for label, count in modes if count) or None),
        Fact("excused", _("请假"), activity.with_status(Attendance.EXCUSED)),
        Fact("absent", _("缺席"), activity.with_status(Attendance.ABSENT)),
        Fact("research", _("调研次数"), len(activity.research)),
        Fact("duties", _("值班次数"), len(activity.duties)),
        Fact("agreements", _("到会的协商达成共识"), found.agreements(activity)),
    ]
    for key, label, outcomes in (
        ("consulted", _("到会协商的议题"), consulted),
        ("claimed", _("认领的议题"), claimed),
    ):
        words = _("{n} 个：列入协商 {adopted}，已办结 {closed}；任务办结 {done}/{tasks}").format(
            n=outcomes.topics,
            adopted=outcomes.adopted,
            closed=outcomes.closed,
            done=outcomes.tasks.numerator,
            tasks=outcomes.tasks.denominator,
        )
        facts.append(Fact(key, label, words if outcomes.topics else 0))
    return facts


def _deeds(row: MemberRow, found: Activities, selection: Selection) -> list[_Deed]:
    return sorted(_all_deeds(row, found, selection), key=lambda deed: (deed.on is None, deed.on or "", deed.record))


def _all_deeds(row: MemberRow, found: Activities, selection: Selection) -> Iterator[_Deed]:
    activity = found.of(row.id)
    for key, (status, mode) in activity.invited.items():
        session = found.sessions[key]
        titles = _titles(session.topics.split(), found)
        yield _Deed(
            session.held_on, _("协商会"), session.station, titles, _how(status, mode), _results(session), session.id
        )
    for research in activity.research:
        titles = _titles([research.topic], found)
        yield _Deed(research.on, _("议前调研"), research.station, titles, research.method or "", "", research.topic)
    for duty in activity.duties:
        visitors = _("接待 {n} 人次").format(n=duty.visitors) if duty.visitors else ""
        yield _Deed(duty.on, _("值班"), duty.station, duty.kind or "", "", visitors, duty.station)
    for topic in activity.claimed:
        yield _claim(topic, selection)


def _claim(topic: TopicRow, selection: Selection) -> _Deed:
    outcome = _("{where}，任务办结 {done}/{tasks}").format(
        where=selection.where(topic), done=topic.tasks_done, tasks=topic.tasks
    )
    title, status = topic.title or topic.id, term(Status, topic.status)
    return _Deed(
        topic.decided_on or topic.raised_on, _("认领议题"), topic.station, title, _(status.label), outcome, topic.id
    )


def _how(status: str, mode: str) -> str:
    words = [_(term(Attendance, status).label)] if status in set(Attendance) else []
    if mode in set(Mode) and status in {Attendance.PRESENT, Attendance.OBSERVER}:
        words.append(_(term(Mode, mode).label))
    return _("、").join(words)


def _results(session: SessionRow) -> str:
    results = [_(term(Result, key).label) for key in session.results.split()]
    if session.agreements:
        results.append(_("共识 {n} 项").format(n=session.agreements))
    return _("、").join(results)


def _titles(ids: Sequence[str], found: Activities) -> str:
    titles = [(found.topics[key].title if key in found.topics else None) or key for key in ids]
    return _("；").join(titles)


def _tasks(topic: TopicRow) -> Rate:
    return Rate(topic.tasks_done, topic.tasks)
