"""What several rules ask of the words in a record: known to policy, scaffolding, future dates; no rule itself."""

import difflib
import re
from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel

from xieshang_cli.language import N_
from xieshang_cli.model.base import Event
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.dated import day_before
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.texts import all_texts, placed_texts
from xieshang_cli.rules.engine import Problem

# Only what nobody can mean: a whole line that is a filler, or a bracket that asks to be filled in.
_SCAFFOLDING = re.compile(
    r"(?:待填写?|待补充?|待完善|待定稿|某某|测试\d*|[xX×]{3,}|[?？]{2,}|tbd|todo|fixme|placeholder|lorem ipsum.*"
    r"|(?:todo|fixme)[:： ].*|请(?:在此)?(?:填写|输入)[^，。？！]{0,6}|<[^<>]*>|＜[^＜＞]*＞)[。.]?",
    re.IGNORECASE,
)
_BEGINNINGS = frozenset("待某测xX×?？tTfFpPlL请<＜")


def outside_list(
    field: str, value: str | None, listed: Sequence[str], text: str, text_with_nearest: str
) -> Iterator[Problem]:
    """Yield a problem when `value` is not among the values policy lists; the sentences name it and the nearest."""
    if value is None or value in listed:
        return
    nearest = difflib.get_close_matches(value, listed, n=1, cutoff=0.4)
    if nearest:
        yield Problem(field, text_with_nearest, value=value, nearest=nearest[0])
    else:
        yield Problem(field, text, value=value)


def scaffolding(record: BaseModel) -> Iterator[Problem]:
    """Yield a problem for every text that is still a filler."""
    if any(text and text[0] in _BEGINNINGS and _SCAFFOLDING.fullmatch(text) for text in all_texts(record)):
        for path, text in placed_texts(record):
            if _SCAFFOLDING.fullmatch(text):
                yield Problem(path, N_("这里还是占位文字“{filler}”"), filler=text[:20])


def is_of_a_member(record: BaseModel, path: str) -> bool:
    """Whether the text belongs to a member inside a committee, who is a record too and looked at as such."""
    return isinstance(record, Committee) and path.startswith("members[")


def in_the_future(dates: Iterable[tuple[str, PartialDate | None]], events: Sequence[Event]) -> Iterator[Problem]:
    """Yield a problem, until its day comes, for each date of something that is said to have happened.

    A date not later than the last recorded event was no longer in the future when it was written.
    """
    recorded = events[-1].at[:10] if events else ""
    for field, day in dates:
        if day is not None and day.earliest.isoformat() > recorded:
            text = N_("{day} 还没有到，不能已经发生")
            yield Problem(field, text, until=day_before(day.earliest), day=str(day))
