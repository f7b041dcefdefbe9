"""站长不是委员，也没有增选期限。

查什么：站长有没有委员编码（`member`）；不是委员，或者任职在先、成为委员在后的，有没有增选期限（`co_option_due`）。

为什么：文件要求：站长“不是政协委员的全部增选为政协委员”；问题（二）说的正是新任站长“不是政协委员”。

例：新站长 2025-06-03 任职，没有写委员编码，也没有写哪一天以前增选。

怎样改：已是委员的，用 `xieshang station correct` 写委员编码；还不是的，写增选期限，并报政协党组。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import HEAD, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.membership import days_before_membership


@rule("ST009", Station, provision=N_("“三位一体”平台"))
def head_not_a_member(station: Station, records: Records) -> Iterator[Problem]:
    """A head is a member, or is to become one by a day."""
    for position, post in enumerate(station.posts):
        if post.post == HEAD and post.co_option_due is None:
            days = days_before_membership(post, records)
            if days is not None:
                text = N_("站长{name}不是委员，没有定增选期限")
                yield Problem(f"posts[{position}].member", text, since=days.since, until=days.until, name=post.name)
