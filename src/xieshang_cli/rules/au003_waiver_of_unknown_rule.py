"""豁免写的规则不存在。

查什么：`waivers` 里的规则代码在规则目录里没有。

为什么：代码写错的豁免不起作用，批准人以为放过的问题仍然会报。

例：`rule: TP999`。

怎样改：用 `xieshang rule` 查对代码，改正或者删去这一条豁免。
"""

from xieshang_cli.findings import Severity
from xieshang_cli.rules.engine import described

described("AU003", "waiver_of_unknown_rule", __name__, severity=Severity.WARNING)
