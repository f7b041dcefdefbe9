"""议事会缺少要求的人员。

查什么：协商议事会的组成（`composition`）有没有政策 `council_required` 里的每一类人；写 0 的算没有，“未知”的算有。

为什么：没有委员、没有群众的议事会，协商不起来。

例：组成只有村干部 5 人。

怎样改：用 `xieshang station council` 补组成；本地要求不同的，改 `policy/organisation.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import days_of


@rule("ST030", Station, provision=N_("“三位一体”平台"))
def council_without_required_people(station: Station, records: Records) -> Iterator[Problem]:
    """A council has the people policy asks for."""
    for position, council in enumerate(station.councils):
        there = {category for category, count in council.composition.items() if count.number != 0}
        missing = "、".join(category for category in records.policy.council_required if category not in there)
        if missing:
            text = N_("{division} 的议事会缺少：{missing}")
            if not council.composition:
                text = N_("{division} 的议事会没有记由哪些人组成")
            days, field = days_of(council), f"councils[{position}].composition"
            values = {"division": council.division, "missing": missing}
            yield Problem(field, text, since=days.since, until=days.until, **values)
