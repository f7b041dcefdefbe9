"""How a rule is declared and found."""

import importlib
import pkgutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from xieshang_cli.findings import Severity
from xieshang_cli.model.committee import Committee, Member
from xieshang_cli.model.organisation import Division, Station
from xieshang_cli.model.plan import Plan
from xieshang_cli.model.records import AnyRecord
from xieshang_cli.model.request import Request
from xieshang_cli.model.session import Session
from xieshang_cli.model.supervision import Supervision
from xieshang_cli.model.topic import Topic
from xieshang_cli.model.vocabulary import Step

FAMILIES: Mapping[type[AnyRecord], tuple[str, ...]] = {
    Topic: ("TP", "PR"),
    Session: ("SE", "PR"),
    Request: ("RQ", "PR"),
    Station: ("ST", "PR"),
    Division: ("DV", "PR"),
    Committee: ("MB", "PR"),
    Member: ("MB", "PR"),
    Supervision: ("SV", "PR"),
    Plan: ("PL", "PR"),
}
"""How codes of rules for a kind of record may begin: no others are loaded when one such record has changed."""


class Problem:
    """What a rule yields: where in the record, and a sentence with its facts.

    `text` is a Chinese sentence marked with `N_`; the keyword arguments fill its named gaps. `since` and `until`
    bound the days on which it is a problem (a deadline passes, a future date arrives): rules never see the clock.
    """

    __slots__ = ("field", "since", "text", "until", "values")

    def __init__(
        self, field: str, text: str, /, *, since: date | None = None, until: date | None = None, **values: str | int
    ) -> None:
        self.field = field
        self.text = text
        self.since = since
        self.until = until
        self.values = values


Check = Callable[..., Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A declared rule. `check` is None for faults the reader itself finds while a file is opened (FL0xx)."""

    code: str
    name: str
    page: str
    severity: Severity
    kinds: tuple[type[AnyRecord], ...]
    step: Step | None
    is_gate: bool
    is_structural: bool
    provision: str
    check: Check | None

    @property
    def title(self) -> str:
        """The first line of the page, in the source language."""
        return self.page.splitlines()[0].rstrip("。")

    @property
    def is_waivable(self) -> bool:
        """Whether a record may be excused from it: waivers stand in records, and files come before these."""
        return self.check is not None and not self.is_structural


_DECLARED: dict[str, Rule] = {}


def rule(
    code: str,
    record: type[AnyRecord] | tuple[type[AnyRecord], ...],
    *,
    severity: Severity = Severity.WARNING,
    step: Step | None = None,
    gate: bool = False,
    structural: bool = False,
    provision: str = "",
) -> Callable[[Check], Check]:
    """Declare a rule for one kind of record or several.

    The name of the function states the fault; its module's docstring is the page users read.

    `step` is the step the rule belongs to: it is asked once a topic has come to that step. `gate` makes it a
    condition for leaving the step. `structural` faults are errors that policy cannot soften and nobody can waive.
    """

    def declare(check: Check) -> Check:
        declared = Rule(
            code=code,
            name=check.__name__,
            page=_page(check.__module__),
            severity=Severity.ERROR if structural else severity,
            kinds=record if isinstance(record, tuple) else (record,),
            step=step,
            is_gate=gate,
            is_structural=structural,
            provision=provision,
            check=check,
        )
        _declare(declared)
        return check

    return declare


def described(code: str, name: str, module: str, *, severity: Severity = Severity.ERROR) -> None:
    """Declare a code and its page for a fault found elsewhere: by who reads files or weighs waivers."""
    _declare(
        Rule(
            code=code,
            name=name,
            page=_page(module),
            severity=severity,
            kinds=(),
            step=None,
            is_gate=False,
            is_structural=severity == Severity.ERROR,
            provision="",
            check=None,
        )
    )


@cache
def catalogue() -> dict[str, Rule]:
    """Find all rules by walking this folder; ordered by code."""
    return {declared.code: declared for declared in rules_beginning("")}


def rule_of(code: str) -> Rule | None:
    """Give the rule of a code, None when there is none; only its neighbours are loaded."""
    return next((declared for declared in rules_beginning(code[:3]) if declared.code == code), None)


def is_structural(code: str) -> bool:
    """Whether what the rule finds is an error that policy cannot soften and nobody can waive."""
    found = rule_of(code)
    return found is not None and found.is_structural


@cache
def rules_for(kind: type[AnyRecord]) -> tuple[Rule, ...]:
    """Give the rules for a kind of record, by code."""
    asked = [declared for family in FAMILIES[kind] for declared in rules_beginning(family)]
    return tuple(sorted((r for r in asked if kind in r.kinds and r.check), key=lambda r: r.code))


@cache
def rules_beginning(beginning: str) -> tuple[Rule, ...]:
    """Import the rules whose code begins so, as the names of their files do; ordered by code."""
    for name in _modules():
        if name.startswith(beginning.lower()):
            importlib.import_module(f"xieshang_cli.rules.{name}")
    return tuple(declared for code, declared in sorted(_DECLARED.items()) if code.startswith(beginning))


# Private from here on.


@cache
def _modules() -> tuple[str, ...]:
    package = importlib.import_module("xieshang_cli.rules")
    return tuple(module.name for module in pkgutil.iter_modules(package.__path__))


def _declare(declared: Rule) -> None:
    if declared.code in _DECLARED and _DECLARED[declared.code].name != declared.name:
        raise ValueError(f"rule code {declared.code} is taken by {_DECLARED[declared.code].name}")
    for kind in declared.kinds:
        if declared.code[:2] not in FAMILIES[kind]:
            raise ValueError(f"rule code {declared.code} is of no family of {kind.__name__}")
    _DECLARED[declared.code] = declared


def _page(module: str) -> str:
    page = sys.modules[module].__doc__
    if not page:
        raise ValueError(f"{module} has no page")
    return page.strip()
