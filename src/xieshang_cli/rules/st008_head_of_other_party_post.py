"""站长不是党委（党工委）副书记。

查什么：站长的党内职务（`party_post`）是不是以政策 `head_party_posts` 里的一项结尾；没有记的也算。

为什么：文件要求：“委员工作站站长由乡镇、街道党委（党工委）副书记兼任”。

例：站长是镇人大主席，党内职务写“党委委员”。

怎样改：没有记的，用 `xieshang station correct` 补 `--party-post`；本地另有规定的，改 `policy/organisation.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import HEAD, Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.terms import days_of


@rule("ST008", Station, provision=N_("“三位一体”平台"))
def head_of_other_party_post(station: Station, records: Records) -> Iterator[Problem]:
    """The head is deputy secretary of the Party committee of the place."""
    wanted = records.policy.head_party_posts
    for position, post in enumerate(station.posts):
        if post.post != HEAD or (post.party_post and post.party_post.endswith(wanted)):
            continue
        days, field = days_of(post), f"posts[{position}].party_post"
        if post.party_post is None:
            yield Problem(field, N_("站长{name}的党内职务没有记"), since=days.since, until=days.until, name=post.name)
        else:
            values = {"name": post.name, "party_post": post.party_post, "wanted": "、".join(wanted)}
            text = N_("站长{name}的党内职务是“{party_post}”，不是{wanted}")
            yield Problem(field, text, since=days.since, until=days.until, **values)
