"""文件层次太深或者内容太多。

查什么：嵌套是不是超过 32 层，值是不是超过 20,000 个。

为什么：正常的记录只有几层、几百个值；超过的多半是坏文件。

例：程序出错，写出了几千层括号。

怎样改：从 git 的历史里取回好的文件；确实太长的会议，分成几份记录。
"""

from xieshang_cli.rules.engine import described

described("FL009", "file_too_deep_or_too_many_values", __name__)
