"""`member show`."""

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.lists import tell_unreadable
from xieshang_cli.cli.member.parameters import MemberArgument, PrivateOption
from xieshang_cli.cli.members import find_member
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.parameters import AsOfOption
from xieshang_cli.cli.roster_day import roster_day
from xieshang_cli.model.rows import SessionRow, TopicRow
from xieshang_cli.reports.pages.member import MemberWork, Reach, member_page
from xieshang_cli.storage.layout import FileKind


@command(exits=(3, 4))
def show(env: Env, member: MemberArgument, as_of: AsOfOption = None, private: PrivateOption = False) -> None:
    """查看一名委员：资料、任职、下沉、当年参加的协商会、认领的议题。

    例如：
      xieshang member show 王芳
      xieshang member show 王芳 --private
    """
    row = find_member(env, member)
    day = roster_day(env, as_of)
    context = page_context(env)
    record = context.records.member(row.id)
    assert record is not None
    year = f"{day.year:04}"
    index = env.archive.index
    sessions = index.rows(
        SessionRow,
        "(' ' || members) LIKE ? AND held_until >= ? AND held_from <= ?",
        (f"% {row.id}/%", f"{year}-01-01", day.isoformat()),
    )
    topics = index.rows(TopicRow, "(char(10) || claimed_by || char(10)) LIKE ?", (f"%\n{row.id}\n%",))
    work = MemberWork(sessions=sorted(sessions, key=lambda held: held.held_from or ""), topics=topics)
    reach = Reach(*env.archive.member_contacts().get(row.id, (None, None))) if private else None
    env.show(member_page(record, context, day, work, reach))
    tell_unreadable(env, FileKind.COMMITTEE, FileKind.STATION, FileKind.SESSION, FileKind.TOPIC)
