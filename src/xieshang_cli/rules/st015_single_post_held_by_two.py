"""一人担任的职务同时有两人。

查什么：站长以外、政策 `single_posts` 里的职务，两个人的任期有没有重叠；站长由 ST006 查。接任的可以从前任免职的那一
天开始；日期只知道年月的，肯定重叠才算。

为什么：忘了记前任的免职日期，就不知道该找谁。

例：换了联络员，前任没有写免职日期。

怎样改：用 `xieshang station relieve` 给前任写免职日期；可以几个人担任的，改 `policy/organisation.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import HEAD, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import overlaps


@rule("ST015", Station, provision=N_("“三位一体”平台"))
def single_post_held_by_two(station: Station, records: Records) -> Iterator[Problem]:
    """Some posts are for one person."""
    for name in records.policy.single_posts:
        holders = [(position, post) for position, post in enumerate(station.posts) if post.post == name != HEAD]
        for position, post, other, days in overlaps(holders):
            if not post.has_same_holder(other):
                values = {"first": other.name, "second": post.name, "post": name}
                text = N_("{first}和{second}同时任{post}")
                yield Problem(f"posts[{position}].from", text, since=days.since, until=days.until, **values)
