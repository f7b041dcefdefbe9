"""诉求的提出人类别不在本地列表里。

查什么：诉求的提出人类别是不是在政策的 `proposers` 里。

为什么：这里写类别，不写姓名；姓名归在不进 git 的文件里。

例：写了居民的姓名，应当写“群众”。

怎样改：改成列表里的类别；要增加类别的，改 `policy/lists.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.request import Request
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import outside_list


@rule("RQ005", Request)
def request_proposer_outside_list(request: Request, records: Records) -> Iterator[Problem]:
    """Statistics need shared names."""
    yield from outside_list(
        "by",
        request.by,
        records.policy.proposers,
        N_("提出人类别“{value}”不在本地的列表里"),
        N_("提出人类别“{value}”不在本地的列表里，最接近的是“{nearest}”"),
    )
