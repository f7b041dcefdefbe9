"""开展日期在将来。

查什么：区划的开展日期（`joined`）是不是还没有到。

为什么：没有开展的算成开展了，逐年推广的数字就不对。

例：2026 年登记，开展日期写成 2027-03。

怎样改：改正日期；计划开展的，到时候再写。
"""

from collections.abc import Iterator

from xieshang_cli.model.organisation import Division
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import in_the_future


@rule("DV005", Division)
def division_joined_in_the_future(division: Division, _records: Records) -> Iterator[Problem]:
    """What is planned has not happened."""
    yield from in_the_future([("joined", division.joined)], ())
