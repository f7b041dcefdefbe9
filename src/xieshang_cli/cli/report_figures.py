"""Figures of reports as people name them: on the command line of `report explain` and of a ranking."""

from datetime import date
from typing import TYPE_CHECKING

from xieshang_cli.cli.suggestions import did_you_mean, folded, nearest
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.reports.counting import Counted, Figure
from xieshang_cli.reports.registry import Report, catalogue, load
from xieshang_cli.reports.selection import Selection

if TYPE_CHECKING:
    from xieshang_cli.cli.env import Env


class UnknownFigureError(UsageError):
    """The report has no such figure."""

    code = "unknown_figure"

    def __init__(self, word: str, report: Report, counted: Counted) -> None:
        names = {name: figure.key for figure in counted.figures for name in (figure.key, figure.source, figure.said())}
        guess = names.get(nearest(word, names), "")
        near = [f"{figure.key} {figure.said()}" for figure in counted.figures if folded(word) in folded(figure.said())]
        listed = _("、").join(near or (figure.key for figure in counted.figures))
        super().__init__(
            _("报表“{title}”没有“{figure}”这个数字。").format(title=_(report.title), figure=word)
            + ("" if near else did_you_mean(guess)),
            hint=(_("带这几个字的：{figures}") if near else _("这份报表的数字：{figures}")).format(figures=listed),
        )


class NothingToExplainError(UsageError):
    """The report is no sum of records, or none was named."""

    def __init__(self, report: Report | None) -> None:
        names = _("、").join(known.name for known in catalogue().values() if known.counted is not None)
        text = _("没有说明是哪份报表的数字；有数字的报表：{names}。")
        if report is not None:
            text = _("“{title}”里没有由记录加总的数字；有数字的报表：{names}。")
        super().__init__(
            text.format(title=_(report.title) if report else "", names=names),
            hint=_("写法：xieshang report explain 报表 数字"),
        )


class NoShareError(UsageError):
    """Only a share can be ranked by: a sum only says who is large."""

    def __init__(self, word: str) -> None:
        super().__init__(
            _("不能按“{figure}”排名：要写成 报表:数字，并且是一个比例。").format(figure=word),
            hint=_("可以排名的：{figures}").format(figures=_("、").join(_shares())),
        )


class RankedBy:
    """A share of a report, as `report:figure`."""

    @property
    def metavar(self) -> str:
        """A word for it."""
        return _("报表:数字")

    def read(self, env: "Env", text: str) -> str:  # noqa: ARG002 - readers are called alike
        """Find the share."""
        word = folded(text)
        if word not in _shares():
            raise NoShareError(text)
        return word

    def complete(self, env: "Env", incomplete: str) -> list[tuple[str, str]]:  # noqa: ARG002 - readers are called alike
        """Offer the shares with what they are called."""
        return [(key, figure.said()) for key, figure in _shares().items() if key.startswith(incomplete)]


def figure_named(word: str, report: Report, counted: Counted) -> Figure:
    """Find a figure by its key or its label."""
    wanted = folded(word)
    for figure in counted.figures:
        if wanted in {figure.key, folded(figure.source), folded(figure.said())}:
            return figure
    raise UnknownFigureError(word, report, counted)


def source_of(ranked_by: str) -> Report:
    """Give the report a ranking takes its figure from."""
    source = load(ranked_by.partition(":")[0])
    assert source is not None
    return source


def _shares() -> dict[str, Figure]:
    nothing = Selection(today=date(2000, 1, 1))  # which figures there are does not depend on the records
    counts = {
        known.name: known.counted(nothing) for known in catalogue().values() if known.counted and not known.options
    }
    return {
        f"{name}:{figure.key}": figure
        for name, counted in counts.items()
        if counted.by_station
        for figure in counted.figures
        if figure.is_share
    }
