"""用了不允许的 YAML 写法。

查什么：有没有锚点（`&`）、别名（`*`）、标签（`!`）、合并键（`<<`）或者多个文档（`---`）。

为什么：这些写法让人看不出实际的内容，也可以用来撑爆内存。

例：用 `*a` 引用前面的一段，省得再写一遍。

怎样改：把内容照样再写一遍；以 `*`、`&`、`!` 开头的文字加上引号。
"""

from xieshang_cli.rules.engine import described

described("FL008", "yaml_feature_not_allowed", __name__)
