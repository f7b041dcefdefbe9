"""Before a session: people are invited, and some of them drawn at random in a way anybody can repeat."""

import hashlib
from collections.abc import Sequence
from typing import Any

from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.session import Draw, Notice, Session
from xieshang_cli.workflow.building import completed, made
from xieshang_cli.workflow.change import changed, item_id
from xieshang_cli.workflow.stamp import Stamp


class TooFewToDrawError(UsageError):
    """More are to be drawn than the list has."""

    code = "too_few"

    def __init__(self, count: int, size: int) -> None:
        super().__init__(_("名单只有 {size} 人，抽不出 {count} 人。").format(size=size, count=count))


class NameTwiceError(UsageError):
    """Somebody who is on the list twice would be drawn twice as likely."""

    code = "listed_twice"

    def __init__(self, name: str, first: int, second: int) -> None:
        super().__init__(
            _("名单第 {first} 和第 {second} 都是“{name}”。").format(first=first, second=second, name=name),
            hint=_("同一个人删去一个；同名的人各加一个区别，例如门牌号。"),
        )


def notify(session: Session, stamp: Stamp, **facts: Any) -> Session:
    """Record that people were invited, or complete what is recorded; `facts` are fields of `Notice`."""
    notice = completed(session.notice or Notice(), on=stamp.day, **facts)
    what = f"发出会议通知{'：' + '、'.join(notice.to) if notice.to else ''}"
    return changed(session, stamp, "session.notify", what, notice=notice)


def draw(
    session: Session, names: Sequence[str], count: int, seed: str, list_name: str, stamp: Stamp, by: str | None = None
) -> Session:
    """Record a draw: from which list, with which seed, which places were drawn. The names stay outside the draw.

    The same people drawn again from the same list with the same seed are the same draw: nothing changes.
    """
    drawn = drawn_places(names, count, seed)
    if same_draw(session, names, count, seed) is not None:
        return session
    entry = made(
        Draw,
        id=item_id("d", session),
        on=stamp.day,
        by=by,
        list_name=list_name,
        sha256=list_fingerprint(names),
        size=len(names),
        seed=seed,
        drawn=drawn,
    )
    what = f"从“{list_name}”{len(names)} 人中随机抽取 {count} 人"
    return changed(session, stamp, "session.draw", what, draws=(*session.draws, entry))


def same_draw(session: Session, names: Sequence[str], count: int, seed: str) -> Draw | None:
    """Give the draw on record of so many from that list with that seed."""
    sha256 = list_fingerprint(names)
    same = (draw for draw in session.draws if (draw.sha256, draw.seed, len(draw.drawn)) == (sha256, seed, count))
    return next(same, None)


def drawn_places(names: Sequence[str], count: int, seed: str) -> tuple[int, ...]:
    """Draw `count` places of a list, from 1, in the order drawn.

    Each place gets sha256 of `seed:place`, in UTF-8 and hexadecimal; the smallest are drawn. Whoever has the list and
    the seed can do the same with any program.
    """
    if not 1 <= count <= len(names):
        raise TooFewToDrawError(count, len(names))
    seen: dict[str, int] = {}
    for place, name in enumerate(names, 1):
        if name in seen:
            raise NameTwiceError(name, seen[name], place)
        seen[name] = place
    return tuple(sorted(range(1, len(names) + 1), key=lambda place: _lot(seed, place))[:count])


def list_fingerprint(names: Sequence[str]) -> str:
    """Give the fingerprint of a list: sha256 of its names, one a line, in UTF-8."""
    return hashlib.sha256("".join(f"{name}\n" for name in names).encode()).hexdigest()


def _lot(seed: str, place: int) -> str:
    return hashlib.sha256(f"{seed}:{place}".encode()).hexdigest()
