"""Who spoke for whom at a session: by coming, or through words that were passed on; no rule itself."""

import unicodedata
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import NamedTuple

from xieshang_cli.model.session import Opinion, Participant, Session
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Attendance, Mode

_SPOKESMAN = "代表"
_FACE_TO_FACE = frozenset({"当面", "会议", "现场"})


class Voices(NamedTuple):
    """How one category of those affected was heard: whether somebody came, and how many opinions there are."""

    category: str
    came: bool
    opinions: int

    @property
    def is_heard(self) -> bool:
        """Whether anybody came or anything was said for them."""
        return self.came or self.opinions > 0


def voices(topic: Topic, sessions: list[Session], affected_roles: Collection[str] = ()) -> list[Voices]:
    """Say of each category that the topic names as affected how it was heard at these sessions.

    Of a topic that names just one category, whoever came in one of the `affected_roles` is of it.
    """
    categories = list(dict.fromkeys(topic.raised.affected))
    is_only_one = len(categories) == 1
    some_came = is_only_one and any(not session.roles_that_came().isdisjoint(affected_roles) for session in sessions)
    return [
        Voices(
            category,
            some_came or any(_came(category, session) for session in sessions),
            sum(_speaks_for(category, opinion) for opinion in opinions_on(topic, sessions)),
        )
        for category in categories
    ]


def opinions_on(topic: Topic, sessions: list[Session]) -> Iterator[Opinion]:
    """Give the opinions about the topic; one that names no topic is about all of its session."""
    for session in sessions:
        yield from (opinion for opinion in session.opinions if opinion.topic in {None, topic.id})


def is_passed_on(opinion: Opinion) -> bool:
    """Whether the opinion came by phone, chat or letter: then it is heard, and nobody was present."""
    return opinion.medium is not None and opinion.medium not in _FACE_TO_FACE


def _came(category: str, session: Session) -> bool:
    head = session.headcount
    counted = {**head.by_role, **head.by_affected} if head else {}
    if any(count.number != 0 and _is_called(category, called) for called, count in counted.items()):
        return True
    return any(_is_there(person) and _is_of(category, person) for person in session.participants)


def _is_there(person: Participant) -> bool:
    return person.mode != Mode.WRITTEN and person.status in {Attendance.PRESENT, Attendance.OBSERVER}


def _is_of(category: str, person: Participant) -> bool:
    return any(_is_called(category, called) for called in (person.stands_for, person.role, person.unit, person.name))


def _speaks_for(category: str, opinion: Opinion) -> bool:
    return any(_is_called(category, called) for called in (opinion.stands_for, opinion.role, opinion.by))


def _is_called(category: str, called: str | None) -> bool:
    return called is not None and _bare(called) == _bare(category)


@lru_cache(maxsize=4096)  # the same few roles and kinds come up at every session
def _bare(words: str) -> str:
    """Blanks and width make no difference, nor whether somebody is called a representative (临街商户代表)."""
    return "".join(unicodedata.normalize("NFKC", words).split()).casefold().removesuffix(_SPOKESMAN)
