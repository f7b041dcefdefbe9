"""缺少必有的键。

查什么：必有的键写了没有，例如 `id`、`station`、任务的 `what`。

为什么：缺了这些，记录就找不到，也接不上。

例：手写的任务没有 `id`。

怎样改：补上这个键；用命令登记的不会缺。
"""

from xieshang_cli.rules.engine import described

described("FL012", "required_key_missing", __name__)
