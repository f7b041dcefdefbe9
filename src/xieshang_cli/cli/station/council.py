"""`station council`: the consultation councils of a township and its villages, term by term."""

from collections.abc import Sequence
from typing import Annotated

import typer

from xieshang_cli.cli.command import command
from xieshang_cli.cli.env import Env
from xieshang_cli.cli.options import Number, Reference, Text
from xieshang_cli.cli.pages import page_context
from xieshang_cli.cli.parameters import AsOfOption, IdOption
from xieshang_cli.cli.places import place_name
from xieshang_cli.cli.prompts import MissingAnswersError
from xieshang_cli.cli.recording import item_id, stamp
from xieshang_cli.cli.roster_day import refuse_roster_day, roster_day
from xieshang_cli.cli.station.parameters import EndOption, FromOption, StationArgument
from xieshang_cli.cli.station.places import division_below
from xieshang_cli.cli.station.recording import last_event, show_station
from xieshang_cli.cli.suggestions import folded
from xieshang_cli.errors import UsageError
from xieshang_cli.language import _
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.partial import Count, PartialDate
from xieshang_cli.reports.pages.station_places import councils_page
from xieshang_cli.workflow.councils import Place, begin_council, end_council


class BadCategoryError(UsageError):
    """A category without its number of people, or given twice."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            _("“{typed}”应写成 类别=人数，每个类别一次。").format(typed=typed), hint=_("例如 --category 群众代表=5")
        )


@command(exits=(3, 4))
def council(
    env: Env,
    station: StationArgument,
    division: Annotated[
        str | None,
        typer.Option("--division", help=_("哪个村（社区）；不写就是乡镇街道一级。")),
        Reference("division"),
    ] = None,
    name: Annotated[str | None, typer.Option("--name", help=_("名称。")), Text()] = None,
    category: Annotated[
        list[str] | None,
        typer.Option("--category", metavar=_("类别=人数"), help=_("由哪些人组成，各多少人；不记姓名。")),
        Text(),
    ] = None,
    from_: FromOption = None,
    until: EndOption = None,
    as_of: AsOfOption = None,
    identity: IdOption = None,
) -> None:
    """登记一届协商议事会；同一个地方的上一届随即结束。不带选项则列出。

    只写 --division 和 --until：这一届到期结束，没有下一届。

    例如：
      xieshang station council 620302001 --division 长安社区 --category 政协委员=2 --category 群众代表=约5
      xieshang station council 620302001 --as-of 2025-12-31
    """
    record = env.archive.station(station)
    given = (name, category, from_, identity)
    if not any((division, until, *given)):
        env.show(councils_page(record, page_context(env), roster_day(env, as_of)))
        return
    refuse_roster_day(as_of)
    if division is None and not any(given):
        raise MissingAnswersError(["--division"])
    code = division_below(env, record.code, division)
    place = Place(code, place_name(env, code))
    composition = _composition(env, category or ())

    def alter(old: Station) -> Station:
        if until is not None and not any(given):
            return end_council(old, stamp(env, until), place, until)
        begin = from_ or PartialDate.of(env.today)
        return begin_council(
            old,
            stamp(env, begin),
            place=place,
            from_=begin,
            until=until,
            name=name,
            composition=composition,
            identity=item_id("c", identity),
        )

    new = env.archive.change_station(record.code, alter)
    said = _("工作站 {code}“{name}”：{what}。").format(code=new.code, name=new.name, what=last_event(new))
    fresh = new.councils[-1].id if len(new.councils) > len(record.councils) else new.code
    show_station(env, new, said, ids=[fresh])


def _composition(env: Env, typed: Sequence[str]) -> dict[str, Count]:
    """Read `群众代表=5`; a category outside the list of this place is kept, and said."""
    known = env.archive.policy.council_categories
    composition: dict[str, Count] = {}
    for text in typed:
        words, sign, number = text.replace("＝", "=").partition("=")
        category = next((value for value in known if folded(value) == folded(words)), words.strip())
        if not sign or not category or not number.strip() or category in composition:
            raise BadCategoryError(text)
        if category not in known:
            env.say(
                _("“{category}”不在本地的类别里（{known}），按所写记录。").format(
                    category=category, known=_("、").join(known)
                )
            )
        composition[category] = Number().read(env, number)
    return composition
