"""文件不是 UTF-8 编码。

查什么：文件的每个字节是不是合法的 UTF-8。

为什么：别的编码（GBK、UTF-16）猜错了，姓名、地名就成了乱码。

例：用旧版记事本存成了 ANSI（GBK）。

怎样改：用编辑器打开，另存为 UTF-8。
"""

from xieshang_cli.rules.engine import described

described("FL003", "text_not_utf8", __name__)
