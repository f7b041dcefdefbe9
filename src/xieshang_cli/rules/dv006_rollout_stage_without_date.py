"""写了开展阶段，没有开展日期。

查什么：写了试点或者推广（`stage`）的区划，有没有开展日期（`joined`）；只知道年份也可以。

为什么：逐年推广按开展日期统计，没有日期的哪一年都不算。

例：只写了试点，没有写哪一年。

怎样改：在 `divisions/代码.yaml` 补 `joined`。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Division
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("DV006", Division, severity=Severity.INFO)
def rollout_stage_without_date(division: Division, _records: Records) -> Iterator[Problem]:
    """A stage has a date."""
    if division.stage is not None and division.joined is None:
        yield Problem("stage", N_("写了开展阶段，没有写开展日期"))
