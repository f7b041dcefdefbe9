"""值的写法不对。

查什么：每个值是不是该有的种类和写法：日期、代码、编码、份数、固定的选项。

为什么：写法不对的值不能排序，也不能统计。

例：日期写成 2026.3.2，应当是 2026-03-02。

怎样改：按提示的写法改正；不知道日的写 2026-03，不知道人数的写“未知”。
"""

from xieshang_cli.rules.engine import described

described("FL011", "value_of_wrong_form", __name__)
