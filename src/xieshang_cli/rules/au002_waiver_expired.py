"""豁免已经到期。

查什么：豁免写明了有效期，而这一天已经过去。

为什么：到期以后规则重新起作用，缺的材料要么补上，要么再批一次。

例：`until: 2026-06-30`，今天是 2026-07-02。

怎样改：补齐所缺的材料并删去豁免；仍然缺的，重新批准，写明新的有效期。
"""

from xieshang_cli.findings import Severity
from xieshang_cli.rules.engine import described

described("AU002", "waiver_expired", __name__, severity=Severity.WARNING)
