"""文件的写法有错，读不出来。

查什么：文件是不是合法的 YAML。

为什么：缩进、冒号、引号错一处，后面的内容就都读不出来。

例：冒号后面没有空格，或者用了制表符缩进。

怎样改：按所报的行和列改正；改动多的用 `xieshang topic edit`，保存前会检查。
"""

from xieshang_cli.rules.engine import described

described("FL006", "broken_yaml", __name__)
