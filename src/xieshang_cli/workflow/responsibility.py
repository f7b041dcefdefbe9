"""Responsibility (包抓) that was recorded wrongly is put right; what was written before stays in the event."""

from collections.abc import Iterable, Mapping
from typing import Any

from xieshang_cli.errors import RefusedError, UsageError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.supervision import Responsibility, Supervision
from xieshang_cli.workflow.building import completed, rebuilt
from xieshang_cli.workflow.change import changed
from xieshang_cli.workflow.members import changed_facts
from xieshang_cli.workflow.stamp import Stamp
from xieshang_cli.workflow.supervision import (
    AlreadyResponsibleError,
    Leading,
    forward,
    is_of,
    recorded,
    require_below,
)
from xieshang_cli.workflow.terms import overlapping


class NeverResponsibleError(RefusedError):
    """The leader never answered for the division, or not from that day."""

    code = "not_found"

    def __init__(
        self, leader: Leading, division: str, began: PartialDate | None, terms: Iterable[Responsibility]
    ) -> None:
        who = leader.name if began is None else _("{name}自 {day} 起").format(name=leader.name, day=began)
        super().__init__(
            _("没有{who}包抓 {division} 的记录。").format(who=who, division=division),
            hint=recorded(terms),
            ids=[division],
        )


class SeveralTermsError(UsageError):
    """The leader answered for the division more than once, and nobody said which time is meant."""

    code = "ambiguous"

    def __init__(self, leader: Leading, division: str, terms: Iterable[Responsibility]) -> None:
        super().__init__(
            _("{name}包抓 {division} 不止一段，用 --began 写明哪一段。").format(name=leader.name, division=division),
            hint=recorded(terms),
            ids=[division],
        )


def correct(
    supervision: Supervision,
    stamp: Stamp,
    leader: Leading,
    division: str,
    facts: Mapping[str, Any],
    *,
    began: PartialDate | None = None,
    still: bool = False,
) -> Supervision:
    """Put right one term; `still` takes its end away, `facts` are fields of `Responsibility`."""
    wrong = _one(supervision, leader, division, began)
    right = completed(wrong, **facts)
    right = forward(rebuilt(right, until=None) if still else right)
    require_below(right.division, supervision.code)
    others = (term for term in supervision.responsibilities if term is not wrong and term.division == right.division)
    for other in overlapping(right, [term for term in others if is_of(term, Leading(right.name, right.member))]):
        raise AlreadyResponsibleError(right.name, other)
    differing = changed_facts(wrong, right)
    if not differing:
        return supervision
    titles = Responsibility.model_fields
    parts = [
        f"{titles[name].title} {new or '空'}" + (f"（原为 {old}）" if old is not None else "")
        for name, (old, new) in differing.items()
    ]
    what = f"更正{wrong.name}包抓 {division}：{'，'.join(parts)}"
    terms = tuple(right if term is wrong else term for term in supervision.responsibilities)
    return changed(supervision, stamp, "supervise.correct", what, responsibilities=terms)


def _one(supervision: Supervision, leader: Leading, division: str, began: PartialDate | None) -> Responsibility:
    """Give the term meant: the only one, or the one that runs where no day is said."""
    there = [term for term in supervision.responsibilities if term.division == division]
    terms = [term for term in there if is_of(term, leader) and began in {None, term.from_}]
    running = [term for term in terms if term.until is None]
    if began is None and len(running) == 1:
        return running[0]
    if not terms:
        raise NeverResponsibleError(leader, division, began, there)
    if len(terms) > 1:
        raise SeveralTermsError(leader, division, terms)
    return terms[0]
