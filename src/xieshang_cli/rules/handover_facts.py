"""What rules ask about handovers: who came after whom, what was handed over, by when it is to be accepted; no rule."""

from collections.abc import Iterator
from datetime import date

from xieshang_cli.model.organisation import HEAD, Handover, Post, Station
from xieshang_cli.model.records import Records
from xieshang_cli.model.workdays import Deadline, WorkCalendar


def accept_by(start: date, records: Records) -> Deadline:
    """Give the day by which a handover is to be accepted."""
    return WorkCalendar(records.policy).after(start, records.policy.handover_working_days)


def new_heads(station: Station) -> Iterator[tuple[int, Post, Post]]:
    """Give each head who followed another, with the position in the file and the predecessor."""
    heads = [(position, post) for position, post in enumerate(station.posts) if post.post == HEAD]
    for position, head in heads:
        before = [
            other
            for _position, other in heads
            if head.from_ and other.from_ and other.from_.surely_before(head.from_) and not other.has_same_holder(head)
        ]
        if before:
            yield position, head, max(before, key=_first_day)


def handovers_to(station: Station, head: Post, predecessor: Post) -> list[tuple[int, Handover]]:
    """Give the handovers to a head since the predecessor began, but for those withdrawn."""
    return [
        (position, handover)
        for position, handover in enumerate(station.handovers)
        if handover.post == HEAD
        and handover.to in {head.name, head.member}
        and handover.withdrawn_on is None
        and not (predecessor.from_ and handover.on.surely_before(predecessor.from_))
    ]


def _first_day(post: Post) -> date:
    return post.from_.earliest if post.from_ else date.min
