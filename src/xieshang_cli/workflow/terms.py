"""Terms with a first day and an end: none runs backwards, none lies inside another of its kind."""

from collections.abc import Iterable

from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import _
from xieshang_cli.model.dated import AnyDated, Dated, overlap
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.workflow.building import Part, rebuilt


class TermUpsideDownError(UsageError):
    """A term ends before, or on the day, it begins."""

    code = "upside_down"

    def __init__(self, dated: Dated) -> None:
        super().__init__(
            _("结束日期 {until} 不晚于开始日期 {begin}。").format(until=dated.until, begin=dated.from_),
            hint=_("结束日期写不再算的第一天；开始日期录错了，先用 xieshang station edit 改正。"),
        )


class TermOverlapError(RefusedError):
    """A term covers days that another of the same kind covers already."""

    code = "overlap"

    def __init__(self, what: str, other: Dated, station: str, mend: str = "edit") -> None:
        super().__init__(
            _("与已记录的一段重叠：{what}，{span}。").format(what=what, span=span(other)),
            hint=_("补录以前的一段，--from 和 --until 都要写；已记录的日期有误，用 {command}。").format(
                command=f"xieshang station {mend} {station}"
            ),
            ids=[station],
        )


def span(dated: Dated) -> str:
    """Say from when until when: `2019-06 至今`."""
    begin = str(dated.from_) if dated.from_ else _("开始日期未记录")
    if dated.until is None:
        return _("{begin} 至今").format(begin=begin)
    return _("{begin} 至 {until}").format(begin=begin, until=dated.until)


def require_forward(dated: AnyDated) -> AnyDated:
    """Give the term back; refuse one that surely lasts no day."""
    if dated.from_ is not None and dated.until is not None and dated.until.latest <= dated.from_.earliest:
        raise TermUpsideDownError(dated)
    return dated


def overlapping(term: Dated, others: Iterable[AnyDated]) -> list[AnyDated]:
    """Give the others that cover a day the term covers."""
    return [other for other in others if other is not term and overlap(term, other)]


def begins_before(first: Dated, second: Dated) -> bool:
    """Whether the first begins on an earlier day; a beginning nobody recorded lies before every other."""
    if second.from_ is None:
        return False
    return first.from_ is None or first.from_.earliest < second.from_.earliest


def ended(part: Part, until: PartialDate) -> Part:
    """Give the part with its end, the first day on which it no longer holds."""
    over = rebuilt(part, until=until)
    require_forward(over)  # type: ignore[type-var] # every part with an end has a beginning
    return over
