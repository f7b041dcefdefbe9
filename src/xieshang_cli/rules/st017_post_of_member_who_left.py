"""任职的委员已离任。

查什么：任职的人（`member`）是不是已经不再担任委员（`left`）而没有免职。日期只知道年月的，从最晚的一天算起。

为什么：换届以后不再是委员的人还挂着职务，名册就不是真的。

例：副站长 2026-01 不再担任委员，职务没有免。

怎样改：用 `xieshang station relieve` 免职；站长仍然担任的，用 `xieshang station correct` 定增选期限。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.membership import days_after_leaving


@rule("ST017", Station, provision=N_("“三位一体”平台"))
def post_of_member_who_left(station: Station, records: Records) -> Iterator[Problem]:
    """Who left holds no post as a member."""
    for position, post in enumerate(station.posts):
        member = records.member(post.member) if post.member else None
        days = days_after_leaving(post, member) if member else None
        if member and days is not None:
            values = {"post": post.post, "name": post.name, "left": str(member.left)}
            text = N_("{post}{name}自 {left} 起不再担任委员")
            yield Problem(f"posts[{position}].member", text, since=days.since, until=days.until, **values)
