"""How a report is declared, found and loaded: one file a report, its name the name of the file."""

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from typing import TypeVar

from xieshang_cli.reports.counting import Counted
from xieshang_cli.reports.document import Document
from xieshang_cli.reports.selection import Selection

Build = Callable[[Selection], Document]
AnyBuild = TypeVar("AnyBuild", bound=Callable[..., Document])


@dataclass(frozen=True, slots=True)
class Report:
    """A declared report. `title` and `summary` are in the source language; `needs` names the rows it is made from.

    Rows of the kinds in `everywhere` are not narrowed to the place asked for, because the report asks them about
    people who act elsewhere too; those in `anytime` not to the period. `options` are those it takes beyond place and
    period; a `yearly` report is of one year, this one where no period was asked for; one that is `open_only` has no
    use for topics that have ended. `days` are the columns that tell the period of a kind of row, where they are not the
    ordinary ones; `counted` gives the figures, each with what it is made of.
    """

    name: str
    title: str
    summary: str
    needs: Sequence[str]
    build: Build
    everywhere: Sequence[str] = ()
    anytime: Sequence[str] = ()
    options: Sequence[str] = ()
    yearly: bool = False
    open_only: bool = False
    days: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    counted: Callable[[Selection], Counted] | None = None


_DECLARED: dict[str, Report] = {}


def report(  # noqa: PLR0913 - a declaration names all it declares
    name: str,
    *,
    title: str,
    summary: str,
    needs: Sequence[str] = ("topics",),
    everywhere: Sequence[str] = (),
    anytime: Sequence[str] = (),
    options: Sequence[str] = (),
    yearly: bool = False,
    open_only: bool = False,
    days: Mapping[str, tuple[str, str]] | None = None,
    counted: Callable[[Selection], Counted] | None = None,
) -> Callable[[AnyBuild], AnyBuild]:
    """Declare a report; `name` is also the name of its file, so that one can be loaded without the others."""

    def declare(build: AnyBuild) -> AnyBuild:
        module = build.__module__.rpartition(".")[2]
        if module != name:
            raise ValueError(f"report {name} stands in {module}.py, where nobody looks for it")
        _DECLARED[name] = Report(
            name,
            title,
            summary,
            tuple(needs),
            build,
            everywhere=everywhere,
            anytime=anytime,
            options=options,
            yearly=yearly,
            open_only=open_only,
            days=days or {},
            counted=counted,
        )
        return build

    return declare


def load(name: str) -> Report | None:
    """Import the one report of that name; None when there is none."""
    if not name.isidentifier() or find_spec(f"{__package__}.{name}") is None:
        return None
    importlib.import_module(f"{__package__}.{name}")
    return _DECLARED.get(name)


@cache
def catalogue() -> dict[str, Report]:
    """Find all reports by walking this folder; ordered by name."""
    import pkgutil  # noqa: PLC0415 - 10 ms that loading a single report does not need

    package = importlib.import_module(__package__)
    found = {module.name: load(module.name) for module in pkgutil.iter_modules(package.__path__)}
    return {name: declared for name, declared in sorted(found.items()) if declared is not None}
