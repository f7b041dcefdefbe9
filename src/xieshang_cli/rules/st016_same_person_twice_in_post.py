"""同一个人的同一职务记了两次。

查什么：同一个人的同一职务，两段任期有没有重叠。委员编码不同的是同名的两个人；日期只知道年月的，肯定重叠才算。

为什么：一个人算成两个，人数就不对。

例：副站长登记了两遍，一遍有委员编码，一遍没有。

怎样改：在 `stations/代码.yaml` 里删去多的一条，或者用 `xieshang station correct` 改正日期。
"""

from collections import defaultdict
from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Post, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import overlaps


@rule("ST016", Station, provision=N_("“三位一体”平台"))
def same_person_twice_in_post(station: Station, _records: Records) -> Iterator[Problem]:
    """One person holds one post once."""
    terms: defaultdict[tuple[str, str], list[tuple[int, Post]]] = defaultdict(list)
    for position, post in enumerate(station.posts):
        terms[post.post, post.name].append((position, post))
    for (held, name), placed in terms.items():
        for position, post, other, days in overlaps(placed):
            if post.has_same_holder(other):
                field = f"posts[{position}].from"
                text = N_("{name}任{post}记了两次")
                yield Problem(field, text, since=days.since, until=days.until, name=name, post=held)
