"""工作站没有站长。

查什么：工作站现在有没有站长（`posts` 里职务是“站长”、没有写免职日期的）。

为什么：站长一换，工作就停：没有站长的工作站没有人召集。

例：前任站长已免职，新站长还没有记。

怎样改：在 `stations/代码.yaml` 的 `posts` 里写上站长（`post`）的姓名（`name`）。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST001", Station, provision=N_("“三位一体”平台"))
def station_without_head(station: Station, _records: Records) -> Iterator[Problem]:
    """A station is headed by somebody."""
    if station.head is None:
        yield Problem("posts", N_("没有现任站长"))
