"""The divisions of a county, brought up to date from elsewhere or one by one; what was recorded about each stays."""

from collections.abc import Container, Iterable
from typing import NamedTuple

from xieshang_cli.model.organisation import Division, DivisionRegister
from xieshang_cli.model.vocabulary import DivisionKind
from xieshang_cli.workflow.building import completed, rebuilt
from xieshang_cli.workflow.change import RecordMissingError


class DivisionChanges(NamedTuple):
    """How many divisions came in, got another name, or were completed otherwise."""

    added: int
    renamed: int
    completed: int = 0


def with_divisions(
    register: DivisionRegister, places: Iterable[Division], kinds_stated: Container[str] = ()
) -> tuple[DivisionRegister, DivisionChanges]:
    """Add the places that are new and bring the others up to date; none is taken out, and nothing that is not said.

    `kinds_stated` are the codes whose kind somebody said; of others it is a guess from the name, and goes with it.
    """
    by_code = {division.code: division for division in register.divisions}
    added = renamed = other = 0
    for place in places:
        known = by_code.get(place.code)
        if known is None:
            added += 1
            by_code[place.code] = place
            continue
        is_renamed = known.name != place.name
        takes_kind = place.code in kinds_stated or (is_renamed and place.kind != DivisionKind.OTHER)
        now = completed(
            known, name=place.name, kind=place.kind if takes_kind else None, joined=place.joined, stage=place.stage
        )
        renamed += is_renamed
        other += not is_renamed and now != known
        by_code[place.code] = now
    divisions = tuple(by_code[code] for code in sorted(by_code))
    if not (added or renamed or other):
        return register, DivisionChanges(0, 0)
    return rebuilt(register, divisions=divisions), DivisionChanges(added, renamed, other)


def amend_division(register: DivisionRegister, code: str, **facts: object) -> DivisionRegister:
    """Set or change facts of one division: name, kind, when and in which stage it joined."""
    known = next((division for division in register.divisions if division.code == code), None)
    if known is None:
        raise RecordMissingError("division", code)
    now = completed(known, **facts)
    if now == known:
        return register
    return rebuilt(register, divisions=tuple(now if part is known else part for part in register.divisions))
