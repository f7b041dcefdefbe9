"""The page of a session: who met, what was said, what came of it."""

from collections.abc import Sequence

from xieshang_cli.language import _
from xieshang_cli.model.session import Outcome, Session
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Facts, Mark, Value
from xieshang_cli.reports.pages.context import PageContext, facts, recorded, timeline, waivers
from xieshang_cli.reports.pages.evidence import attachments
from xieshang_cli.reports.pages.turnout import turnout_blocks
from xieshang_cli.reports.record_data import rounds_of, session_data


def session_page(session: Session, context: PageContext) -> Document:
    """When and where, who came, what they said, and the outcome for each topic."""
    held = str(session.held_on or session.planned_for or _("日期未记录"))
    return Document(
        kind="session",
        title=_("{day} 协商会").format(day=held),
        as_of=context.today,
        blocks=[
            _standing(session, context),
            _topics(session, context),
            *_notice(session),
            *_draws(session),
            *turnout_blocks(session, context),
            *_opinions(session, context),
            *[_outcome(outcome, context) for outcome in session.outcomes],
            *recorded("minutes", _("纪要"), [("text", _("纪要"), session.minutes)]),
            *attachments(session.attachments, context),
            *waivers(session.waivers),
            *timeline(session.events),
        ],
        data=session_data(session, context.records),
    )


def _standing(session: Session, context: PageContext) -> Facts:
    items: list[tuple[str, str, Value]] = [
        ("id", _("编码"), session.id),
        ("station", _("工作站"), context.unit_name(session.station)),
        ("held_on", _("协商日期"), session.held_on),
        ("place", _("地点"), session.place),
        ("form", _("形式"), session.form),
        ("host", _("主持人"), session.host),
        ("recorder", _("记录人"), session.recorder),
        ("attendances", _("参加人次"), session.attendances()),
    ]
    if session.start or session.end:
        items.insert(3, ("time", _("时间"), f"{session.start or _('未记录')}–{session.end or _('未记录')}"))
    if session.planned_for and session.planned_for != session.held_on:
        items.insert(2, ("planned_for", _("计划日期"), session.planned_for))
    if session.convener:
        items.append(("convener", _("召集人"), session.convener))
    return facts("standing", "", items)


def _topics(session: Session, context: PageContext) -> Entries:
    rounds = rounds_of(session, context.records)
    items = []
    for topic in session.topics:
        outcome = session.outcome_for(topic)
        note = _("第 {n} 次协商").format(n=rounds[topic])
        if outcome is None:
            command = f"xieshang session conclude {session.id} --topic {topic}"
            missing = _("{note}，结果未记录").format(note=note)
            items.append(Entry(context.topic_title(topic), mark=Mark.MISSING, note=missing, command=command))
        else:
            result = _("{note}，{result}").format(note=note, result=_(outcome.result.label))
            items.append(Entry(context.topic_title(topic), mark=Mark.DONE, note=result))
    return Entries("topics", items, title=_("议题"))


def _notice(session: Session) -> list[Block]:
    notice = session.notice
    if notice is None:
        return []
    return recorded(
        "notice",
        _("通知"),
        [
            ("on", _("通知日期"), notice.on),
            ("medium", _("通知方式"), notice.medium),
            ("to", _("通知了谁"), _("、").join(notice.to) or None),
            ("materials", _("材料"), _("、").join(notice.materials) or None),
            ("materials_on", _("材料送达日期"), notice.materials_on),
        ],
    )


def _draws(session: Session) -> list[Block]:
    entries = [
        Entry(
            _("{list_name}：{n} 人中抽 {drawn} 人，第 {places} 号").format(
                list_name=draw.list_name, n=draw.size, drawn=len(draw.drawn), places=_("、").join(map(str, draw.drawn))
            ),
            note=_("{day}，种子 {seed}，名单指纹 {sha256}").format(
                day=draw.on, seed=draw.seed, sha256=draw.sha256[:12]
            ),
        )
        for draw in session.draws
    ]
    return [Entries("draws", entries, title=_("随机抽取"))] if entries else []


def _opinions(session: Session, context: PageContext) -> list[Block]:
    if not session.opinions:
        return []
    several = len(session.topics) > 1
    items = []
    for opinion in session.opinions:
        who = _speaker(opinion.by, opinion.role or opinion.stands_for, context)
        notes = [_(opinion.stance.label)] if opinion.stance else []
        notes += [_("代表{category}").format(category=opinion.stands_for)] if opinion.stands_for else []
        notes += [opinion.medium] if opinion.medium else []
        notes += [context.topic_title(opinion.topic)] if several and opinion.topic else []
        items.append(Entry(_("{who}：{text}").format(who=who, text=opinion.text), note=_("，").join(notes)))
    return [Entries("opinions", items, title=_("各方意见"))]


def _speaker(by: str | None, role: str | None, context: PageContext) -> str:
    """Say who spoke; a reference to a resident shows the role where the private file is not at hand."""
    if by is not None and by.startswith("p-"):
        return context.who(person=by, role=role) or by
    return context.who(name=by, role=role) or _("发言人未记录")


def _outcome(outcome: Outcome, context: PageContext) -> Entries:
    agreed: Sequence[Entry] = [
        Entry(agreement.text, mark=Mark.DONE, note=agreement.id) for agreement in outcome.agreements
    ]
    reserved = [
        Entry(reservation.text, mark=Mark.WARNING, note=_("保留意见 {id}").format(id=reservation.id))
        for reservation in outcome.reservations
    ]
    reason = [Entry(outcome.reason, note=_("说明"))] if outcome.reason else []
    title = _("{topic}：{result}").format(topic=context.topic_title(outcome.topic), result=_(outcome.result.label))
    return Entries(f"outcome_{outcome.topic}", [*agreed, *reserved, *reason], title=title, empty=_("没有共识事项。"))
