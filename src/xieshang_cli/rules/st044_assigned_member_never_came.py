"""下沉的委员一年没有到会。

查什么：下沉到本站的委员，从下沉那天、或者从最后一次到会起，满一年有没有再到本站的协商会（列席的也算，书面的不算）。只看
名单：这期间本站没有一次会记了委员的名单，就看不出来，不查；委员下沉的日期没有写的，从本站记了名单的第一次会算起。

为什么：人分到了站，一年不来，下沉就只在名册上。

例：2025-01 下沉的委员，到 2026-02 一次会也没有来，这期间本站开了四次会。

怎样改：来了没有记的，`xieshang session attend 会议编码 --member 委员`；不再下沉的，用
`xieshang station unassign` 结束。
"""

from collections.abc import Iterator, Sequence
from datetime import date

from xieshang_cli.language import N_
from xieshang_cli.model.dated import day_after, day_before
from xieshang_cli.model.organisation import Assignment, Station
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.records import Records
from xieshang_cli.model.session import Session
from xieshang_cli.rules.engine import Problem, rule

YEAR = 365


@rule("ST044", Station, provision=N_("“三个下沉”"))
def assigned_member_never_came(station: Station, records: Records) -> Iterator[Problem]:
    """Who is assigned to a station is seen there."""
    if not any(part.member for part in station.assignments):
        return
    sessions = ((session.held_on, _members(session)) for session in records.sessions_at(station.code))
    naming = [(day, members) for day, members in sessions if day and members]
    for position, part in enumerate(station.assignments):
        last = _last_seen(part, naming)
        after = next((day for day, _members in naming if last and day > last), None)
        if part.member is None or last is None or after is None:
            continue
        since = max(day_after(last.latest, YEAR), after.latest)
        until = day_before(part.until.earliest) if part.until else None
        if until is None or since <= until:
            member = records.member(part.member)
            text = N_("委员{name}自 {last} 起一年没有到会的记录")
            values = {"name": member.name if member else part.member, "last": str(last)}
            yield Problem(f"assignments[{position}]", text, since=since, until=until, **values)


def _last_seen(part: Assignment, naming: Sequence[tuple[PartialDate, set[str]]]) -> PartialDate | None:
    """Give the last day on which the member came while assigned, else the day the assignment began."""
    began = part.from_ or next((day for day, _members in naming), None)
    ended = part.until.earliest if part.until else date.max
    came = [day for day, members in naming if part.member in members and day.earliest < ended]
    return max(filter(None, [began, *came[-1:]]), default=None)


def _members(session: Session) -> set[str]:
    """Give the members who came; a session that only counts heads names nobody."""
    came = [person for person in session.participants if person.took_part or person.is_observer]
    return {person.member for person in came if person.member}
