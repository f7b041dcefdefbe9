"""副站长不是委员。

查什么：副站长有没有委员编码（`member`），任职时是不是已经是委员。

为什么：文件要求：“副站长由辖区内1~2名政协委员担任”。

例：副站长是镇里的干事，不是委员。

怎样改：是委员的，用 `xieshang station correct` 写委员编码；不是的，改由委员担任。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import DEPUTY, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.membership import days_before_membership


@rule("ST012", Station, provision=N_("“三位一体”平台"))
def deputy_not_a_member(station: Station, records: Records) -> Iterator[Problem]:
    """Deputies are members."""
    for position, post in enumerate(station.posts):
        if post.post == DEPUTY:
            days = days_before_membership(post, records)
            if days is not None:
                text = N_("副站长{name}不是委员")
                yield Problem(f"posts[{position}].member", text, since=days.since, until=days.until, name=post.name)
