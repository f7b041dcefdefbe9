"""下沉、议事会、议事室的结束早于开始。

查什么：下沉、协商议事会、协商议事室的结束日期是不是早于开始日期；日期只知道年月的，肯定早才算。任职由 ST005 查。

为什么：先后颠倒，必有一个日期写错。

例：2026-03 下沉，2025-12 结束。

怎样改：改正日期。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import upside_down


@rule("ST019", Station, severity=Severity.ERROR)
def term_ending_before_it_began(station: Station, _records: Records) -> Iterator[Problem]:
    """What holds from a day holds until a later one."""
    yield from upside_down("assignments", station.assignments)
    yield from upside_down("councils", station.councils)
    yield from upside_down("rooms", station.rooms)
