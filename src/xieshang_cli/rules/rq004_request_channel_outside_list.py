"""诉求的渠道不在本地列表里。

查什么：诉求的征集渠道是不是在政策的 `channels` 里。

为什么：同一个渠道几种写法，统计就散了。

例：列表里是“微信群”，写成了“微信”。

怎样改：改成列表里的渠道；要增加渠道的，改 `policy/lists.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.language import N_
from xieshang_cli.model.records import Records
from xieshang_cli.model.request import Request
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import outside_list


@rule("RQ004", Request)
def request_channel_outside_list(request: Request, records: Records) -> Iterator[Problem]:
    """Statistics need shared names."""
    yield from outside_list(
        "channel",
        request.channel,
        records.policy.channels,
        N_("征集渠道“{value}”不在本地的列表里"),
        N_("征集渠道“{value}”不在本地的列表里，最接近的是“{nearest}”"),
    )
