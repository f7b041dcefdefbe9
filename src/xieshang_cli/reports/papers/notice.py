"""The notice of a session (会议通知): when, where, on what, who is asked to come and with which material."""

from xieshang_cli.language import _
from xieshang_cli.model.session import Session
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Paragraph, Value
from xieshang_cli.reports.pages.context import PageContext, recorded
from xieshang_cli.reports.papers.dates import on_paper, with_weekday
from xieshang_cli.reports.record_data import session_data


def session_notice(session: Session, context: PageContext) -> Document:
    """Make the paper; what is not settled yet is left to be filled in."""
    return Document(
        kind="notice",
        title=_("关于召开协商议事会的通知"),
        as_of=context.today,
        blocks=[
            Paragraph(_("{to}：").format(to=_to(session))),
            Paragraph(
                _("兹定于{when}在{where}召开协商议事会，请准时参加。").format(
                    when=_when(session), where=_where(session)
                )
            ),
            Entries("topics", [Entry(_called(topic, context)) for topic in session.topics], title=_("协商的议题")),
            *recorded("session", "", _facts(session)),
            *_materials(session),
            Paragraph(_("不能到会的，请提前告知；也可以书面或由他人转达意见。")),
            Paragraph(_("{station}　{on}").format(station=context.unit_name(session.station), on=_on(session))),
        ],
        notes=[
            _("会议编码：{session}；议题编码：{topics}").format(session=session.id, topics=_("、").join(session.topics))
        ],
        data=session_data(session, context.records),
        is_paper=True,
    )


def _to(session: Session) -> str:
    return _("、").join(session.notice.to) if session.notice and session.notice.to else _("各有关单位、参会人员")


def _when(session: Session) -> str:
    day = session.planned_for or session.held_on
    if day is None:
        return _("＿＿＿＿（时间另行通知）")
    return f"{with_weekday(day)}{session.start}" if session.start else with_weekday(day)


def _where(session: Session) -> str:
    return session.place or _("＿＿＿＿（地点另行通知）")


def _on(session: Session) -> str:
    return on_paper(session.notice.on) if session.notice and session.notice.on else "＿＿＿＿"


def _facts(session: Session) -> list[tuple[str, str, Value]]:
    return [
        ("form", _("形式"), session.form),
        ("host", _("主持人"), session.host),
        ("convener", _("召集人"), session.convener),
    ]


def _called(topic_id: str, context: PageContext) -> str:
    """Call a topic by its title and formal number; by its code where it has neither."""
    topic = context.records.topic(topic_id)
    if topic is None or not topic.title:
        return topic_id
    return _("{title}（{number}）").format(title=topic.title, number=topic.number) if topic.number else topic.title


def _materials(session: Session) -> list[Block]:
    if session.notice is None or not session.notice.materials:
        return []
    entries = [Entry(name) for name in session.notice.materials]
    return [Entries("materials", entries, title=_("会议材料"))]
