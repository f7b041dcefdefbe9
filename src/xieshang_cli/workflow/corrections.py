"""What a station's record said before it was put right: the terms, facts and days that are gone, for the event."""

from collections.abc import Iterator

from xieshang_cli.model.base import Strict
from xieshang_cli.model.dated import Dated
from xieshang_cli.model.organisation import Assignment, Council, Duty, Post, Room, Station


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
