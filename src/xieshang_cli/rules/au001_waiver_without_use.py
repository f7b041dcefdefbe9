"""豁免没有用处。

查什么：记录里写了对某条规则的豁免，而这条规则在这份记录上没有发现问题。

为什么：补齐材料以后忘了删的豁免，日后会悄悄放过真正的问题。

例：`waivers` 里有 `rule: TP301`，而调研记录已经补上。

怎样改：删去这一条豁免。
"""

from xieshang_cli.findings import Severity
from xieshang_cli.rules.engine import described

described("AU001", "waiver_without_use", __name__, severity=Severity.WARNING)
