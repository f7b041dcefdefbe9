"""职务不在本地列表里。

查什么：任职的职务（`post`）是不是在政策的 `station_posts` 里。

为什么：站长写成“负责人”，工作站就像没有站长。

例：列表里是“联络员”，写成了“联系人”。

怎样改：改成列表里的职务；要增加职务的，改 `policy/organisation.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.organisation import Station
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import outside_list


@rule("ST042", Station, provision=N_("“三位一体”平台"))
def station_post_outside_list(station: Station, records: Records) -> Iterator[Problem]:
    """Rules and reports know posts by their names."""
    for position, post in enumerate(station.posts):
        field, listed = f"posts[{position}].post", records.policy.station_posts
        yield from outside_list(
            field,
            post.post,
            listed,
            N_("职务“{value}”不在本地的列表里"),
            N_("职务“{value}”不在本地的列表里，最接近的是“{nearest}”"),
        )
