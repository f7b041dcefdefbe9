"""不是普通文件。

查什么：记录所在的位置是不是普通文件，能不能打开。链接、管道、设备都不打开，代替文件夹的链接也不进去。

为什么：链接会指到档案库以外，管道会让程序一直等下去。

例：`topics/…/620302001-2026-7k3m.yaml` 是一个指向别处的链接。

怎样改：把真正的文件放到这个位置，删去链接。
"""

from xieshang_cli.rules.engine import described

described("FL001", "not_a_regular_file", __name__)
