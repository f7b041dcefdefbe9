"""The divisions of a county, brought up to date from elsewhere; what was recorded about each stays."""

from collections.abc import Iterable
from typing import NamedTuple

from xieshang_cli.model.organisation import Division, DivisionRegister
from xieshang_cli.model.vocabulary import DivisionKind
from xieshang_cli.workflow.building import rebuilt


class DivisionChanges(NamedTuple):
    """How many divisions came in, and how many got another name."""

    added: int
    renamed: int


def with_divisions(register: DivisionRegister, places: Iterable[Division]) -> tuple[DivisionRegister, DivisionChanges]:
    """Add the places that are new and rename those whose name changed; none is taken out."""
    by_code = {division.code: division for division in register.divisions}
    added = renamed = 0
    for place in places:
        known = by_code.get(place.code)
        if known is None:
            added += 1
            by_code[place.code] = place
        elif known.name != place.name:
            renamed += 1
            kind = place.kind if place.kind != DivisionKind.OTHER else known.kind
            by_code[place.code] = rebuilt(known, name=place.name, kind=kind)
    divisions = tuple(by_code[code] for code in sorted(by_code))
    if not added and not renamed:
        return register, DivisionChanges(0, 0)
    return rebuilt(register, divisions=divisions), DivisionChanges(added, renamed)
