"""同一次协商会可能登记了两次。

查什么：有没有另一次协商会，议题有相同的、日期是同一天、地点也一样（都没有写地点的也算）。都写了开始时间而时间不同的，是
两次会，不算。只在后一个编码上提示。

为什么：登记两次，场次、人次和共识就多算一遍。

例：两个人各登记了一次 3 月 20 日议事室的会。

怎样改：把内容并到一条里，另一条的文件删去；确实是两次会的，写明开始时间：
`xieshang session edit 会议编码 --start 14:30`。
"""

import unicodedata
from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule


@rule("SE025", Session)
def session_entered_twice(session: Session, records: Records) -> Iterator[Problem]:
    """One meeting is one record."""
    if session.held_on is None or not session.held_on.is_full:
        return
    same = {
        other.id
        for topic in session.topics
        for other in records.sessions_of(topic)
        if other.id < session.id and _is_same(session, other)
    }
    for identity in sorted(same):
        text = N_("与 {other} 同一议题、同一天（{day}）、同一地点，可能登记了两次")
        yield Problem("held_on", text, other=identity, day=str(session.held_on))


def _is_same(one: Session, other: Session) -> bool:
    if one.held_on != other.held_on or _bare(one.place) != _bare(other.place):
        return False
    return not (one.start and other.start and one.start != other.start)


def _bare(place: str | None) -> str:
    return "".join(unicodedata.normalize("NFKC", place or "").split())
