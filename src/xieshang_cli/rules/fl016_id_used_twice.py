"""两处用了同一个编码。

查什么：有没有两份记录的编码相同，包括登记簿里的两条诉求、区划登记册里的两个代码。

为什么：同一个编码指两件事，引用它的地方就说不清是哪一件。

例：复制一个文件，改了名称没有改编码。

怎样改：留下原来的；另一份用 `new` 命令重新登记。
"""

from xieshang_cli.rules.engine import described

described("FL016", "id_used_twice", __name__)
