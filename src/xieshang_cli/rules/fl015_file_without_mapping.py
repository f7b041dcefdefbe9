"""文件里不是一份记录。

查什么：文件最外层是不是“键: 值”；空文件、列表、一段文字都不是。

为什么：不是一份记录，什么都读不出来。

例：文件是空的，保存时断了电。

怎样改：从 git 的历史里取回，或者删去这个文件。
"""

from xieshang_cli.rules.engine import described

described("FL015", "file_without_mapping", __name__)
