"""The part of a session's page about who came: the list, the counts beside it, and who of those affected was heard."""

import shlex

from xieshang_cli.language import _
from xieshang_cli.model.session import Participant, Session
from xieshang_cli.model.vocabulary import Attendance, Mode
from xieshang_cli.reports.document import Block, Column, Entries, Entry, Mark, Table, Value
from xieshang_cli.reports.pages.context import PageContext, facts
from xieshang_cli.rules.voices import Voices, voices
from xieshang_cli.workflow.turnout import NO_ROLE, Compared, compared, turnout


def turnout_blocks(session: Session, context: PageContext) -> list[Block]:
    """Give the list of people, those told apart, the counts, what is compared, and the affected."""
    return [
        *_participants(session, context),
        *_apart(session),
        *_headcount(session),
        *_compared(session),
        *_affected(session, context),
    ]


def _participants(session: Session, context: PageContext) -> list[Block]:
    """Columns that are empty for everybody are left out."""
    people = session.participants
    if not people:
        return []
    columns: list[tuple[Column, list[Value], bool]] = [
        (Column("who", _("姓名")), [_who(person, context) for person in people], True),
        (Column("role", _("身份")), [person.role for person in people], True),
        (Column("unit", _("单位")), [person.unit or "" for person in people], True),
        (Column("position", _("职务")), [person.position or "" for person in people], False),
        (Column("member", _("委员")), [person.member or "" for person in people], False),
        (Column("stands_for", _("代表哪类人")), [person.stands_for or "" for person in people], False),
        (Column("mode", _("参加方式")), [_mode(person) for person in people], True),
        (Column("status", _("到会情况")), [person.status for person in people], True),
        (Column("selected_by", _("产生方式")), [person.selected_by or "" for person in people], False),
    ]
    shown = [(column, values) for column, values, always in columns if always or any(values)]
    rows: list[list[Value]] = [[values[place] for _column, values in shown] for place in range(len(people))]
    return [Table("participants", [column for column, _values in shown], rows, title=_("参加人员"))]


def _who(person: Participant, context: PageContext) -> str | None:
    return context.who(name=person.name, person=person.person) or person.role


def _mode(person: Participant) -> Value:
    """Give how somebody took part; who did not come was not there in person, but may have written."""
    is_there = person.status not in {Attendance.EXCUSED, Attendance.ABSENT, Attendance.INVITED}
    return person.mode if is_there or person.mode is not Mode.IN_PERSON else ""


def _apart(session: Session) -> list[Block]:
    if not session.participants:
        return []
    counted = turnout(session)
    items: list[tuple[str, str, Value]] = [
        ("on_site", _("现场"), counted.on_site),
        ("remote", _("远程"), counted.remote),
        ("written", _("书面（不计人次）"), counted.written),
        ("observers", _("列席（不计人次）"), counted.observers),
        ("excused", _("请假"), counted.excused),
        ("absent", _("缺席"), counted.absent),
        ("invited", _("已邀请"), counted.invited),
    ]
    return [facts("turnout", _("名单上的人"), [item for item in items if item[2]])] if any(i[2] for i in items) else []


def _headcount(session: Session) -> list[Block]:
    head = session.headcount
    if head is None:
        return []
    items: list[tuple[str, str, Value]] = [(f"role_{role}", role, count) for role, count in head.by_role.items()]
    items += [
        (f"affected_{name}", _("利益攸关方：{name}").format(name=name), count)
        for name, count in head.by_affected.items()
    ]
    return [facts("headcount", _("人数统计"), [("total", _("总人数"), head.total), *items])]


def _compared(session: Session) -> list[Block]:
    rows = compared(session)
    if not rows:
        return []
    columns = [
        Column("role", _("身份")),
        Column("named", _("按名单"), is_number=True),
        Column("counted", _("按身份"), is_number=True),
        Column("total", _("总人数"), is_number=True),
        Column("taken", _("采用"), is_number=True),
    ]
    return [Table("compared", columns, [_comparison(row) for row in rows], title=_("三种人数对照"))]


def _comparison(row: Compared) -> list[Value]:
    role = _("合计") if not row.role else _("没有写身份") if row.role == NO_ROLE else row.role
    return [role, row.named, *("" if value is None else value for value in (row.counted, row.total, row.taken))]


def _affected(session: Session, context: PageContext) -> list[Block]:
    several = len(session.topics) > 1
    entries = []
    for topic in filter(None, map(context.records.topic, session.topics)):
        for heard in voices(topic, [session], context.records.policy.affected_roles):
            called = f"{heard.category}（{topic.title or topic.id}）" if several else heard.category
            category = shlex.quote(heard.category)
            command = f"xieshang session attend {session.id} --affected {category} --count {_('人数')}"
            mark = Mark.DONE if heard.is_heard else Mark.MISSING
            entries.append(Entry(called, mark=mark, note=_heard(heard), command="" if heard.is_heard else command))
    return [Entries("affected", entries, title=_("利益攸关方"))] if entries else []


def _heard(heard: Voices) -> str:
    if heard.came:
        return _("到会，意见 {n} 条").format(n=heard.opinions) if heard.opinions else _("到会")
    return _("意见 {n} 条，没有到会").format(n=heard.opinions) if heard.opinions else _("没有声音")
