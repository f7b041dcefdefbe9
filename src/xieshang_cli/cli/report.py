"""`xieshang report`: one report, or the list of them."""

from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Day, Reference
from xieshang_cli.cli.report_rows import report_rows
from xieshang_cli.cli.suggestions import did_you_mean, folded, nearest
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.reports.pages.reports import reports_page
from xieshang_cli.reports.registry import Report, catalogue, load


class UnknownReportError(UsageError):
    """There is no report of that name."""

    code = "unknown_report"

    def __init__(self, name: str) -> None:
        names = {word: known.name for known in catalogue().values() for word in (known.name, _(known.title))}
        guess = names.get(nearest(name, names), "")
        super().__init__(
            _("没有“{name}”这种报表。").format(name=name) + did_you_mean(guess), hint=_("全部报表：xieshang report")
        )


class Name:
    """The name of a report, or its title."""

    @property
    def metavar(self) -> str:
        """A word for it."""
        return _("报表")

    def read(self, env: Env, text: str) -> str:  # noqa: ARG002 - readers are called alike
        """Find the name."""
        wanted = folded(text)
        if load(wanted):
            return wanted
        for known in catalogue().values():
            if wanted in {folded(known.title), folded(_(known.title))}:
                return known.name
        raise UnknownReportError(text)

    def complete(self, env: Env, incomplete: str) -> list[tuple[str, str]]:  # noqa: ARG002 - readers are called alike
        """Offer the names with their titles."""
        return [(known.name, _(known.title)) for known in catalogue().values() if known.name.startswith(incomplete)]


@command(exits=(3, 4))
def report(
    env: Env,
    name: Annotated[str | None, typer.Argument(help=_("哪份报表；不给则列出全部。")), Name()] = None,
    start: Annotated[PartialDate | None, typer.Option("--from", help=_("从哪天起提出的议题、开的会。")), Day()] = None,
    end: Annotated[PartialDate | None, typer.Option("--to", help=_("到哪天为止。")), Day()] = None,
    division: Annotated[
        str | None, typer.Option("--division", help=_("只算这个区划以下的。")), Reference("division")
    ] = None,
    station: Annotated[str | None, typer.Option("--station", help=_("只算这个工作站。")), Reference("station")] = None,
) -> None:
    """出一份报表；不带名字则列出全部报表。

    日期只知道年月的议题，只要可能落在期间内就算在内。

    例如：
      xieshang report ledger
      xieshang report progress --from 2026-01 --to 2026-06 --output 进度.csv
    """
    if name is None:
        env.show(reports_page(env.today))
        return
    chosen = load(name)
    assert isinstance(chosen, Report)
    selection = report_rows(env, chosen.needs, station=station, division=division, period=(start, end))
    env.show(chosen.build(selection))
