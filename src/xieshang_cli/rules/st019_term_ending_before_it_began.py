"""下沉、议事会、议事室的结束早于开始。

查什么：下沉、协商议事会、协商议事室的结束日期是不是早于开始日期；日期只知道年月的，肯定早才算。任职由 ST005 查。

为什么：先后颠倒，必有一个日期写错。

例：2026-03 下沉，2025-12 结束。

怎样改：改正日期。
"""

from collections.abc import Iterator, Sequence

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.dated import Dated, is_upside_down
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST019", Station, severity=Severity.ERROR)
def term_ending_before_it_began(station: Station, _records: Records) -> Iterator[Problem]:
    """What holds from a day holds until a later one."""
    groups: dict[str, Sequence[Dated]] = {
        "assignments": station.assignments,
        "councils": station.councils,
        "rooms": station.rooms,
    }
    for name, group in groups.items():
        for position, term in enumerate(group):
            if is_upside_down(term):
                field = f"{name}[{position}].until"
                text = N_("结束（{until_day}）早于开始（{from_day}）")
                yield Problem(field, text, until_day=str(term.until), from_day=str(term.from_))
