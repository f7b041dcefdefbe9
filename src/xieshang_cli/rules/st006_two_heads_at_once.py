"""工作站有两位现任站长。

查什么：没有写免职日期的站长是不是多于一位。

为什么：换站长忘了记前任的免职日期，任期就算不清。

例：新站长已任命，前任没有写免职日期。

怎样改：在 `stations/代码.yaml` 的 `posts` 里给前任写免职日期（`until`）。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import HEAD, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule


@rule("ST006", Station, provision=N_("“三位一体”平台"))
def two_heads_at_once(station: Station, _records: Records) -> Iterator[Problem]:
    """A station has one head."""
    heads = [position for position, post in enumerate(station.posts) if post.post == HEAD and post.until is None]
    if len(heads) > 1:
        yield Problem(f"posts[{heads[0]}].until", N_("有 {n} 位现任站长"), n=len(heads))
