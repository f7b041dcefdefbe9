"""类别不在本地列表里。

查什么：议题类别是不是在政策的 `categories` 里。

为什么：“路灯”和“路灯照明”各算各的，统计就散了。

例：列表里是“路灯照明”，写成了“路灯”。

怎样改：改成列表里的类别；要增加类别的，改 `policy/lists.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.topic import Topic
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import outside_list


@rule("TP022", Topic)
def category_outside_list(topic: Topic, records: Records) -> Iterator[Problem]:
    """Statistics need shared names."""
    yield from outside_list(
        "category",
        topic.category,
        records.policy.categories,
        N_("类别“{value}”不在本地的列表里"),
        N_("类别“{value}”不在本地的列表里，最接近的是“{nearest}”"),
    )
