"""界别不在本地列表里。

查什么：委员的界别（`circle`）是不是在政策的 `circles` 里；没有记的不查。

为什么：界别写法不一，按界别统计就分成几份。

例：列表里是“工商联”，写成了“工商联界”。

怎样改：改成列表里的界别；要增加界别的，改 `policy/organisation.yaml`。
"""

from collections.abc import Iterator

from xieshang_cli.findings import Severity
from xieshang_cli.language import N_
from xieshang_cli.model.committee import Member
from xieshang_cli.model.records import Records
from xieshang_cli.rules.engine import Problem, rule
from xieshang_cli.rules.wording import outside_list


@rule("MB013", Member, severity=Severity.INFO)
def circle_outside_list(member: Member, records: Records) -> Iterator[Problem]:
    """Circles have shared names."""
    yield from outside_list(
        "circle",
        member.circle,
        records.policy.circles,
        N_("界别“{value}”不在本地的列表里"),
        N_("界别“{value}”不在本地的列表里，最接近的是“{nearest}”"),
    )
