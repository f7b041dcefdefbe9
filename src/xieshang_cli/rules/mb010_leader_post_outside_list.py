"""领导职务不在本地列表里。

查什么：领导的职务（`post`）是不是在政策的 `leader_posts` 里。

为什么：写法不一，领导就分不出正副，包抓表也排不出来。

例：列表里是“副主席”，写成了“县政协副主席”。

怎样改：改成列表里的职务；要增加职务的，改 `policy/organisation.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.committee import Committee
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import outside_list


@rule("MB010", Committee)
def leader_post_outside_list(committee: Committee, records: Records) -> Iterator[Problem]:
    """Leading posts have shared names."""
    for position, leader in enumerate(committee.leaders):
        yield from outside_list(
            f"leaders[{position}].post",
            leader.post,
            records.policy.leader_posts,
            N_("领导职务“{value}”不在本地的列表里"),
            N_("领导职务“{value}”不在本地的列表里，最接近的是“{nearest}”"),
        )
