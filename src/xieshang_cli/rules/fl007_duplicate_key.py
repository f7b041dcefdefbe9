"""同一个键写了两次。

查什么：同一层里有没有两个相同的键。

为什么：两个值不知道以哪个为准，一般的程序会悄悄丢掉前一个。

例：`title` 写了两行，内容不同。

怎样改：留下正确的一行。
"""

from xieshang_cli.rules.engine import described

described("FL007", "duplicate_key", __name__)
