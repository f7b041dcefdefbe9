"""豁免了结构错误。

查什么：`waivers` 里的规则是结构错误，例如引用了不存在的议题。

为什么：结构错误使统计和连接出错，不是缺材料，不能批准放过。

例：`rule: TP003`，而来源诉求确实不存在。

怎样改：改正结构错误本身，删去这一条豁免。
"""

from xieshang_cli.findings import Severity
from xieshang_cli.rules.engine import described

described("AU004", "waiver_of_structure_error", __name__, severity=Severity.WARNING)
