"""一个地方同时有两届议事会。

查什么：同一区划的两届协商议事会，任期有没有重叠；日期只知道年月的，肯定重叠才算。

为什么：换届忘了结束上一届，议事会就多算一个。

例：新一届 2025-03 开始，上一届没有写结束日期。

怎样改：用 `xieshang station council` 结束上一届。
"""

from collections import defaultdict
from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Council, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import overlaps


@rule("ST029", Station, provision=N_("“三位一体”平台"))
def two_councils_at_once(station: Station, _records: Records) -> Iterator[Problem]:
    """A place has one council at a time."""
    terms: defaultdict[str, list[tuple[int, Council]]] = defaultdict(list)
    for position, council in enumerate(station.councils):
        terms[council.division].append((position, council))
    for division, placed in terms.items():
        for position, council, other, days in overlaps(placed):
            values = {"division": division, "first": other.id, "second": council.id}
            text = N_("{division} 同时有两届议事会：{first} 和 {second}")
            yield Problem(f"councils[{position}].from", text, since=days.since, until=days.until, **values)
