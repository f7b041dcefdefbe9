"""记录的格式比本程序新。

查什么：记录的 `format` 是不是高于本程序认识的版本。

为什么：旧程序写新格式会丢掉不认识的内容，所以不写。

例：别人用新版程序登记，`format: 2`。

怎样改：升级 xieshang。
"""

from xieshang_cli.rules.engine import described

described("FL014", "format_too_new", __name__)
