"""`xieshang report`: one report, or the list of them."""

from collections.abc import Mapping
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.members import MemberReference, find_member
from xieshang_cli.cli.one_table import only_table
from xieshang_cli.cli.options import Day, Reference, Text
from xieshang_cli.cli.parameters import AsOfOption
from xieshang_cli.cli.report_figures import NothingToExplainError, RankedBy, figure_named, source_of
from xieshang_cli.cli.report_rows import Period, report_rows
from xieshang_cli.cli.roster_day import roster_day
from xieshang_cli.cli.suggestions import did_you_mean, folded, nearest
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.partial import PartialDate
from xieshang_cli.model.rows import MemberRow, TopicNameRow
from xieshang_cli.reports.document import Document
from xieshang_cli.reports.pages.explanation import explanation_page, figures_page
from xieshang_cli.reports.pages.reports import reports_page
from xieshang_cli.reports.registry import Report, catalogue, load
from xieshang_cli.reports.selection import Selection

EXPLAIN = "explain"


class UnknownReportError(UsageError):
    """There is no report of that name."""

    code = "unknown_report"

    def __init__(self, name: str) -> None:
        names = {word: known.name for known in catalogue().values() for word in (known.name, _(known.title))}
        names[EXPLAIN] = EXPLAIN
        guess = names.get(nearest(name, names), "")
        super().__init__(
            _("没有“{name}”这种报表。").format(name=name) + did_you_mean(guess), hint=_("全部报表：xieshang report")
        )


class Name:
    """The name of a report, or its title; or the word that asks what a figure is made of."""

    def __init__(self, *, may_explain: bool = False) -> None:
        self._may_explain = may_explain

    @property
    def metavar(self) -> str:
        """A word for it."""
        return _("报表")

    def read(self, env: Env, text: str) -> str:  # noqa: ARG002 - readers are called alike
        """Find the name."""
        wanted = folded(text)
        if (wanted == EXPLAIN and self._may_explain) or load(wanted):
            return wanted
        for known in catalogue().values():
            if wanted in {folded(known.title), folded(_(known.title))}:
                return known.name
        raise UnknownReportError(text)

    def complete(self, env: Env, incomplete: str) -> list[tuple[str, str]]:  # noqa: ARG002 - readers are called alike
        """Offer the names with their titles."""
        names = [(known.name, _(known.title)) for known in catalogue().values()]
        if self._may_explain:
            names.append((EXPLAIN, _("一个数字由哪些记录得来")))
        return [(name, title) for name, title in names if name.startswith(incomplete)]


class TooManyWordsError(UsageError):
    """Only `explain` takes more than the name of a report."""

    def __init__(self, name: str, word: str) -> None:
        super().__init__(
            _("“{word}”是多余的：一次只出一份报表。").format(word=word),
            hint=_("要看一个数字由哪些记录得来：xieshang report explain {name} 数字").format(name=name),
        )


class OptionNotForReportError(UsageError):
    """The report does not take that option."""

    def __init__(self, option: str, report: Report) -> None:
        takers = [known.name for known in catalogue().values() if option in known.options]
        name = "--" + option.replace("_", "-")
        super().__init__(
            _("报表“{title}”没有 {option} 这个选项。").format(title=_(report.title), option=name),
            hint=_("有这个选项的报表：{names}").format(names=_("、").join(takers)),
        )


class YearAndPeriodError(UsageError):
    """A year is a period, and a second one was given."""

    def __init__(self) -> None:
        super().__init__(_("--year 不能和 --from、--to 一起用。"), hint=_("--year 2026 就是 --from 2026 --to 2026"))


@command(exits=(3, 4))
def report(
    env: Env,
    name: Annotated[
        str | None,
        typer.Argument(help=_("哪份报表；不给则列出全部。写 explain 则逐条说明一个数字的来历。")),
        Name(may_explain=True),
    ] = None,
    explained: Annotated[
        str | None,
        typer.Argument(metavar=_("说明哪份"), help=_("explain 之后：哪份报表里的数字。"), show_default=False),
        Name(),
    ] = None,
    figure: Annotated[
        str | None, typer.Argument(metavar=_("数字"), help=_("explain 之后：哪个数字；不给则列出全部。")), Text()
    ] = None,
    start: Annotated[PartialDate | None, typer.Option("--from", help=_("从哪天起提出的议题、开的会。")), Day()] = None,
    end: Annotated[PartialDate | None, typer.Option("--to", help=_("到哪天为止。")), Day()] = None,
    division: Annotated[
        str | None, typer.Option("--division", help=_("只算这个区划以下的。")), Reference("division")
    ] = None,
    station: Annotated[str | None, typer.Option("--station", help=_("只算这个工作站。")), Reference("station")] = None,
    year: Annotated[
        int | None, typer.Option("--year", min=1900, max=9999, metavar=_("年度"), help=_("只算这一年。"))
    ] = None,
    as_of: AsOfOption = None,
    member: Annotated[str | None, typer.Option("--member", help=_("哪位委员的履职档案。")), MemberReference()] = None,
    ranked_by: Annotated[
        str | None, typer.Option("--figure", help=_("按哪个比例排名；默认 promises:rate。")), RankedBy()
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help=_("名册里带电话和住址；它们不入 git，输出的文件也要管好。"))
    ] = False,
    table: Annotated[
        str | None, typer.Option("--table", help=_("只出这一张表：名称或标题；csv、tsv 不写就是第一张。")), Text()
    ] = None,
) -> None:
    """出一份报表；不带名字则列出全部报表。

    日期只知道年月的议题，只要可能落在期间内就算在内。

    例如：
      xieshang report ledger
      xieshang report progress --from 2026-01 --to 2026-06 --output 进度.csv
      xieshang report vacancies --as-of 2026-01-01
      xieshang report rosters --table by_station --output 各站人数.csv
      xieshang report explain promises rate --station 620302001
    """
    if name is None:
        env.show(reports_page(env.today))
        return
    chosen = _chosen(name, explained)
    given = {"as_of": as_of, "member": member, "figure": ranked_by, "private": private or None}
    _refuse_options(chosen, given)
    source = chosen if ranked_by is None else source_of(ranked_by)
    selection = report_rows(
        env,
        tuple(dict.fromkeys((*source.needs, *chosen.needs))),
        station=station,
        division=division,
        period=_period(env, chosen, year, (start, end)),
        everywhere=source.everywhere,
        anytime=source.anytime,
        open_only=chosen.open_only,
        days=source.days,
        as_of=roster_day(env, as_of) if as_of is not None else None,
        member=find_member(env, member).id if member is not None else None,
        figure=ranked_by,
        contacts=env.archive.member_contacts() if private else None,
    )
    document = chosen.build(selection) if name != EXPLAIN else _explanation(env, chosen, selection, figure)
    if table is not None:
        document = only_table(document, table, env.format)
    env.show(document, tables_by=_("要哪一张，加 --table 名称。"))


def _chosen(name: str, explained: str | None) -> Report:
    """Give the report asked for; after `explain` the one whose figures are to be explained."""
    if name != EXPLAIN and explained is not None:
        raise TooManyWordsError(name, explained)
    chosen = load(explained or "") if name == EXPLAIN else load(name)
    if chosen is None or (name == EXPLAIN and chosen.counted is None):
        raise NothingToExplainError(chosen)
    return chosen


def _refuse_options(chosen: Report, given: Mapping[str, object]) -> None:
    for option, value in given.items():
        if value is not None and option not in chosen.options:
            raise OptionNotForReportError(option, chosen)


def _period(env: Env, chosen: Report, year: int | None, period: Period) -> Period:
    if year is not None and period != (None, None):
        raise YearAndPeriodError
    if year is None and chosen.yearly and period == (None, None):
        year = env.today.year
    return period if year is None else (PartialDate(str(year)), PartialDate(str(year)))


def _explanation(env: Env, chosen: Report, selection: Selection, word: str | None) -> Document:
    assert chosen.counted is not None
    counted = chosen.counted(selection)
    if word is None:
        return figures_page(chosen, counted, selection)
    figure = figure_named(word, chosen, counted)
    titles = {row.id: row.title for row in env.archive.index.rows(TopicNameRow)}
    if {"memberships", "members"} & set(chosen.needs):
        titles |= {row.id: row.name for row in env.archive.index.rows(MemberRow)}
    return explanation_page(chosen, counted, figure, selection, titles)
