"""同时有两位站长。

查什么：两段站长的任期有没有重叠。接任的可以从前任免职的那一天开始；日期只知道年月的，肯定重叠才算。同一个人记了两次
由 ST016 查。

为什么：换站长忘了记前任的免职日期，任期就算不清，也不知道该找谁。

例：新站长 2025-06-03 任命，前任没有写免职日期。

怎样改：用 `xieshang station relieve` 给前任写免职日期；日期记错的，用 `xieshang station correct` 改正。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import HEAD, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import overlaps


@rule("ST006", Station, provision=N_("“三位一体”平台"))
def two_heads_at_once(station: Station, _records: Records) -> Iterator[Problem]:
    """A station has one head."""
    heads = [(position, post) for position, post in enumerate(station.posts) if post.post == HEAD]
    for position, post, other, days in overlaps(heads):
        if not post.has_same_holder(other):
            field = f"posts[{position}].from"
            text = N_("{first}和{second}同时任站长")
            yield Problem(field, text, since=days.since, until=days.until, first=other.name, second=post.name)
