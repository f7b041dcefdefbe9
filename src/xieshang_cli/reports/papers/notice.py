"""The notice of a session (会议通知): when, where, on what, who is asked to come and with which material."""

from xieshang_cli.language import _
from xieshang_cli.model.session import Session
from xieshang_cli.reports.document import Block, Document, Entries, Entry, Paragraph, Value
from xieshang_cli.reports.pages.context import PageContext, facts
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
            Entries("topics", [Entry(context.topic_title(topic)) for topic in session.topics], title=_("协商的议题")),
            facts("session", "", _facts(session)),
            *_materials(session),
            Paragraph(_("不能到会的，请提前告知；也可以书面或由他人转达意见。")),
            Paragraph(_("{station}　{on}").format(station=context.unit_name(session.station), on=_on(session))),
        ],
        data=session_data(session, context.records),
    )


def _to(session: Session) -> str:
    return _("、").join(session.notice.to) if session.notice and session.notice.to else _("各有关单位、参会人员")


def _when(session: Session) -> str:
    day = session.planned_for or session.held_on
    if day is None:
        return _("＿＿＿＿（时间另行通知）")
    return f"{day} {session.start}" if session.start else str(day)


def _where(session: Session) -> str:
    return session.place or _("＿＿＿＿（地点另行通知）")


def _on(session: Session) -> str:
    return str(session.notice.on) if session.notice and session.notice.on else "＿＿＿＿"


def _facts(session: Session) -> list[tuple[str, str, Value]]:
    items: list[tuple[str, str, Value]] = [
        ("id", _("会议编码"), session.id),
        ("form", _("形式"), session.form),
        ("host", _("主持人"), session.host),
        ("convener", _("召集人"), session.convener),
    ]
    return [item for item in items if item[2] is not None]


def _materials(session: Session) -> list[Block]:
    if session.notice is None or not session.notice.materials:
        return []
    entries = [Entry(name) for name in session.notice.materials]
    return [Entries("materials", entries, title=_("会议材料"))]
