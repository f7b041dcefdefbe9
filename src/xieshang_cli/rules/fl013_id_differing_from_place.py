"""编码与文件的位置不一致。

查什么：编码是不是就是文件名，代码和年度是不是就是所在的文件夹，区划是不是属于所在的县。

为什么：按编码找文件、按文件夹统计，两处不一样就会找错、算错。

例：文件名是 `620302001-2026-7k3m.yaml`，里面 `id` 写 `620302001-2026-7k3n`。

怎样改：编码不变；复制来的文件要用 `new` 命令重新登记。
"""

from xieshang_cli.rules.engine import described

described("FL013", "id_differing_from_place", __name__)
