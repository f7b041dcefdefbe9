"""What a record said before it was put right: terms, facts and days of a station, who came to a session, for events."""

from collections.abc import Iterator

from xieshang_cli.model.base import Strict
from xieshang_cli.model.dated import Dated
from xieshang_cli.model.organisation import Assignment, Council, Duty, Post, Room, Station
from xieshang_cli.model.session import Headcount, Participant, Session


def gone_from_post(before: Post, after: Post) -> Iterator[str]:
    """Give the facts of a term that now read otherwise."""
    for name in Post.model_fields:
        yield from _other(getattr(before, name), getattr(after, name))


def gone_from_station(before: Station, after: Station) -> Iterator[str]:
    """Give the facts of a station that now read otherwise, and the terms that are no longer there as they were."""
    for name in ("name", "founded_on"):
        yield from _other(getattr(before, name), getattr(after, name))
    if before.superiors is not None:
        for name in ("guidance", "leadership"):
            yield from _other(getattr(before.superiors, name), getattr(after.superiors, name, None))
    for name in ("posts", "assignments", "councils", "rooms", "duties"):
        kept = getattr(after, name)
        yield from (_said(part) for part in getattr(before, name) if part not in kept)


def gone_from_attendance(before: Session, after: Session) -> Iterator[str]:
    """Give how many were counted, and what was said of who came, where it now reads otherwise."""
    was, now = before.headcount or Headcount(), after.headcount or Headcount()
    if was.total is not None and was.total != now.total:
        yield f"共 {was.total} 人"
    for name in ("by_role", "by_affected"):
        counts = getattr(now, name)
        yield from (f"{kind} {count} 人" for kind, count in getattr(was, name).items() if counts.get(kind) != count)
    people = {key: person for person in after.participants for key in _keys(person)}
    for person in before.participants:
        there = next((people[key] for key in _keys(person) if key in people), None)
        if person.is_invited or (there is not None and there.status == person.status):
            continue
        # A name that is gone may be that of a resident, taken out because it must not stand here.
        called = (there and there.name) or person.person or person.role or person.member
        yield f"{called or '一人'} {person.status.label}"


def _keys(person: Participant) -> list[str]:
    return [key for key in (person.person, person.member, person.name, person.id) if key]


def _said(part: Strict) -> str:
    match part:
        case Post():
            return f"{part.post} {part.name} {_days(part)}"
        case Assignment():
            return f"{part.who} {_days(part)}"
        case Council() | Room():
            return f"{part.id} {part.name or part.division} {_days(part)}"
        case Duty():
            return f"{part.on} {part.kind or ''}{'、'.join(part.members)}"
        case _:
            return ""


def _days(part: Dated) -> str:
    return f"{part.from_ or '未记录'} 至 {part.until or '今'}"


def _other(before: object, after: object) -> Iterator[str]:
    if before is not None and before != after:
        yield str(before)
