"""不是每个系统都能用的文件名。

查什么：名字里有没有 `< > : " | ? *`、反斜线和看不见的字符，末尾有没有空格或句点；
是不是设备的名字（CON、NUL、COM1 等），是不是 UTF-8 文字。

为什么：这样的文件在别的电脑上取不下来，整个档案库都可能更新不了。

例：`policy/aux.yaml`、`topics/620302001/2026/议题 .yaml`。

怎样改：给文件改名；记录按编码命名，一般用不着自己起名。
"""

from xieshang_cli.rules.engine import described

described("FL017", "name_not_for_every_system", __name__)
