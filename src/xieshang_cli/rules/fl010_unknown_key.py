"""有不认识的键。

查什么：记录里的键是不是都认识；`x_` 开头的自留键不查。

为什么：多半是拼写错误，写了也没有人读。

例：`catagory` 应当是 `category`。

怎样改：改成提示的键；自己要留的内容，键名用 `x_` 开头。
"""

from xieshang_cli.rules.engine import described

described("FL010", "unknown_key", __name__)
