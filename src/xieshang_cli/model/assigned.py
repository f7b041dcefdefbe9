"""Who counts as assigned to a station (下沉): the one definition by which rules, lists and reports count."""

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar


class Assigning(Protocol):
    """An assignment: of a member or a special committee, by id; "" when the file names nobody."""

    @property
    def who(self) -> str:
        """The id of who is assigned."""


class Posting(Protocol):
    """A term in a post of a station."""

    @property
    def member(self) -> str | None:
        """The member who holds it; None for a named person who is no member."""


AnyAssignment = TypeVar("AnyAssignment", bound=Assigning)
AnyPost = TypeVar("AnyPost", bound=Posting)


def assigned_terms(
    assignments: Iterable[AnyAssignment], posts: Iterable[AnyPost]
) -> Iterator[tuple[str, AnyAssignment | AnyPost]]:
    """Give the id of who is assigned to a station, and the term by which they are; past terms included.

    Somebody is assigned (委员下沉) on each day on which an assignment to a station, or a post there, holds. The aim is
    that all of the CPPCC are “配置到乡镇、街道委员工作站”, and the share reported is of members “下沉到……委员工作站”:
    the head and the deputies of a station are at it by their office, and a second line that says so would only be one
    more to forget. Who holds a post and is no member is none of those counted.
    """
    yield from ((part.who, part) for part in assignments if part.who)
    yield from ((post.member, post) for post in posts if post.member)
