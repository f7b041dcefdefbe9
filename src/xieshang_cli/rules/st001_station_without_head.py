"""工作站从没有记过站长。

查什么：`posts` 里有没有职务是“站长”的任职，现任、前任都算。站长免职以后没有接任的，由 ST007 查。

为什么：工作站由站长召集；没有站长，协商就没有人召集。

例：只登记了工作站的名称和成立日期。

怎样改：用 `xieshang station appoint` 登记站长；只知道历任的，也可以补。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import HEAD, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST001", Station, provision=N_("“三位一体”平台"))
def station_without_head(station: Station, _records: Records) -> Iterator[Problem]:
    """A station is headed by somebody."""
    if not any(post.post == HEAD for post in station.posts):
        yield Problem("posts", N_("没有站长的任职记录"))
